package org.capacitymetro.platform;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Seals what leaves the server and must come back as it was: links, forms. Each purpose has a key
/// of its own, the same for all nodes and after a restart (table `seal_key`), so that nobody can
/// make a thing of one purpose from a thing of another.
@Component
public class Seals {
  private static final String MAC = "HmacSHA256";
  private static final int SIGNATURE = 16;
  private static final int KEY = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  public Seals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The payload, readable by everybody, and the signature behind it, in letters for an address.
  public String seal(String purpose, byte[] payload) {
    byte[] signed = Arrays.copyOf(payload, payload.length + SIGNATURE);
    System.arraycopy(signature(purpose, payload), 0, signed, payload.length, SIGNATURE);
    return letters(signed);
  }

  /// The payload of what was sealed for this purpose; empty for everything else.
  public Optional<byte[]> open(String purpose, String sealed) {
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (signed.length < SIGNATURE || !letters(signed).equals(sealed)) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(signed, signed.length - SIGNATURE);
    byte[] signature = Arrays.copyOfRange(signed, payload.length, signed.length);
    return MessageDigest.isEqual(signature(purpose, payload), signature)
        ? Optional.of(payload)
        : Optional.empty();
  }

  /// The one way to write it: the last letter of another has bits that say nothing.
  private static String letters(byte[] signed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  private byte[] signature(String purpose, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(keys.computeIfAbsent(purpose, this::key), MAC));
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + MAC, e);
    }
  }

  private byte[] key(String purpose) {
    byte[] proposal = new byte[KEY];
    RANDOM.nextBytes(proposal);
    jdbc.sql(
            "insert into seal_key (purpose, secret) values (:purpose, :secret) on conflict do nothing")
        .param("purpose", purpose)
        .param("secret", proposal)
        .update();
    return jdbc.sql("select secret from seal_key where purpose = :purpose")
        .param("purpose", purpose)
        .query(byte[].class)
        .single();
  }
}
