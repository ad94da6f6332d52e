package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class PublicAddressTest {

  @Test
  void linksLeadToTheConfiguredAddress() {
    assertThat(TestPlatform.publicAddress("https://map.example.org/").of("/it/services"))
        .isEqualTo("https://map.example.org/it/services");
    assertThat(TestPlatform.publicAddress("https://map.example.org:8443").of("/it/"))
        .isEqualTo("https://map.example.org:8443/it/");
  }

  @Test
  void withoutConfigurationLinksLeadToThisMachine() {
    PublicAddress address =
        new PublicAddress(
            new MockEnvironment()
                .withProperty("server.port", "0")
                .withProperty("local.server.port", "8123"));

    assertThat(address.of("/it/")).isEqualTo("http://localhost:8123/it/");
    assertThat(address.host()).isEqualTo("localhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map.example.org",
        "ftp://map.example.org",
        "https://map.example.org/map",
        "https://map.example.org?x=1",
        "https://me@map.example.org",
        "https://map example.org"
      })
  void refusesWhatIsNoAddressOfASite(String url) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> TestPlatform.publicAddress(url))
        .withMessageContaining("capacity.public-url")
        .withMessageContaining(url);
  }
}
