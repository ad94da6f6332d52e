package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/it/account", "/it/services?q=a%20b&city=torino", "/", "/it/a#b"})
  void addressesOfThisSiteAreKept(String next) {
    assertThat(LocalPath.parse(next)).hasValue(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "it/account",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/..//evil.example",
        "javascript:alert(1)",
        " /it/",
        "/it/\r\nSet-Cookie: a=b",
        "/%zz"
      })
  void anythingElseIsNot(String next) {
    assertThat(LocalPath.parse(next)).isEmpty();
  }
}
