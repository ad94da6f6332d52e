package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PackKeysTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final PackKeys keys = node();

  private PackKeys node() {
    var source = database.dataSource();
    return new PackKeys(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        Clock.systemUTC());
  }

  @Test
  void aSignatureIsOfTheVeryBytes() {
    String manifest = "{\"format\":1,\"city\":\"torino\",\"hash\":\"00ff\"}";
    String signature = keys.sign(manifest);
    String key = keys.publicKeys().key();

    assertThat(verifies(key, manifest, signature)).isTrue();
    assertThat(verifies(key, manifest.replace("00ff", "00fe"), signature)).isFalse();
    assertThat(verifies(key, manifest + " ", signature)).isFalse();
  }

  @Test
  void allNodesHaveOneKeyAlsoWhenTheyAskForItAtOnce() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      Stream<Future<String>> asked =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      nodes.submit(
                          () -> {
                            PackKeys mine = node();
                            start.await();
                            return mine.publicKeys().key();
                          }))
              .toList()
              .stream();
      start.countDown();
      assertThat(asked.map(PackKeysTest::get).distinct()).hasSize(1);
    }
  }

  @Test
  void anAppThatKnowsAnOldKeyFindsTheNewOne() {
    String first = keys.publicKeys().key();
    keys.sign("before");
    String second = keys.replace().key();
    PackKeys.PublicKeys now = keys.replace();

    assertThat(now.chain()).hasSize(2);
    assertThat(now.chain().getFirst().from()).isEqualTo(first);
    assertThat(now.chain().getFirst().to()).isEqualTo(second);
    assertThat(now.chain().getLast().to()).isEqualTo(now.key());
    assertThat(now.chain())
        .allSatisfy(
            link ->
                assertThat(verifies(link.from(), "pack-key:" + link.to(), link.signature()))
                    .isTrue());
    assertThat(verifies(now.key(), "after", keys.sign("after"))).isTrue();
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /// As a browser does it: raw key, Base64.
  static boolean verifies(String key, String text, String signature) {
    try {
      byte[] raw = Base64.getDecoder().decode(key);
      byte[] header = HexFormat.of().parseHex("302a300506032b6570032100");
      byte[] encoded = new byte[header.length + raw.length];
      System.arraycopy(header, 0, encoded, 0, header.length);
      System.arraycopy(raw, 0, encoded, header.length, raw.length);
      PublicKey known =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(known);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
