package org.capacitymetro.offline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.capacitymetro.platform.Refreshed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The Ed25519 keys packs are signed with (table `pack_key`), the same for all nodes and after a
/// restart. The first is made when it is first needed.
@Component
class PackKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final int RAW = 32;

  /// In front of a key that an older one vouches for, so that no signature of a manifest can be
  /// taken for one of a key.
  private static final String VOUCHES = "pack-key:";

  /// The public key that signs, and how an app that knows an older one gets there.
  ///
  /// @param key raw 32 bytes, Base64
  /// @param chain oldest first; empty where the key was never replaced
  record PublicKeys(String key, List<Link> chain) {}

  /// @param signature of `from` over the UTF-8 bytes of `pack-key:` and `to`, Base64
  record Link(String from, String to, String signature) {}

  private record Kept(int number, byte[] privateKey, byte[] publicKey, byte @Nullable [] vouched) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Refreshed<List<Kept>> keys;

  PackKeys(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.keys = new Refreshed<>(this::newest, this::list);
  }

  /// Ed25519 by the newest key, Base64.
  String sign(String text) {
    return base64(sign(known().getLast(), text));
  }

  PublicKeys publicKeys() {
    List<Kept> known = known();
    List<Link> chain = new ArrayList<>();
    for (int i = 1; i < known.size(); i++) {
      byte[] vouched = known.get(i).vouched();
      if (vouched != null) {
        chain.add(
            new Link(
                base64(known.get(i - 1).publicKey()),
                base64(known.get(i).publicKey()),
                base64(vouched)));
      }
    }
    return new PublicKeys(base64(known.getLast().publicKey()), List.copyOf(chain));
  }

  /// Makes a new key that signs from now on, vouched for by the one before it.
  PublicKeys replace() {
    transaction.executeWithoutResult(
        status -> {
          lock();
          List<Kept> before = list();
          add(before.isEmpty() ? null : before.getLast());
        });
    keys.getNewest();
    return publicKeys();
  }

  private List<Kept> known() {
    List<Kept> known = keys.get();
    if (!known.isEmpty()) {
      return known;
    }
    transaction.executeWithoutResult(
        status -> {
          lock();
          if (list().isEmpty()) {
            add(null);
          }
        });
    return keys.getNewest();
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('pack-key', 0))").query(row -> {});
  }

  private void add(@Nullable Kept before) {
    KeyPair pair = generate();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    jdbc.sql(
            """
            insert into pack_key (private_key, public_key, vouched, made_at)
            values (:private, :public, :vouched, :at)
            """)
        .param("private", pair.getPrivate().getEncoded())
        .param("public", raw)
        .param("vouched", before == null ? null : sign(before, VOUCHES + base64(raw)))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private long newest() {
    return jdbc.sql("select coalesce(max(number), 0) from pack_key").query(Long.class).single();
  }

  private List<Kept> list() {
    return jdbc.sql("select number, private_key, public_key, vouched from pack_key order by number")
        .query(
            (row, number) ->
                new Kept(
                    row.getInt("number"),
                    row.getBytes("private_key"),
                    row.getBytes("public_key"),
                    row.getBytes("vouched")))
        .list();
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static byte[] sign(Kept key, String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(key.privateKey())));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("pack_key " + key.number() + " cannot sign", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
