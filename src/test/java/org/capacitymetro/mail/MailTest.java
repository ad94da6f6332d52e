package org.capacitymetro.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.capacitymetro.pages.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
  private static final MailAddress TO = MailAddress.parse("amina@example.org");

  @ParameterizedTest
  @CsvSource({
    "amina@example.org, amina@example.org",
    "' Amina.O''Neil+desk@Example.ORG ', Amina.O'Neil+desk@example.org",
    "info@città.example, info@xn--citt-3na.example",
    "root@localhost, root@localhost"
  })
  void readsAddressesAsPeopleTypeThem(String typed, String value) {
    assertThat(MailAddress.parse(typed).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "amina",
        "@example.org",
        "amina@",
        "amina@example..org",
        "a@b@example.org",
        "amina@example.org, other@example.org",
        "Amina <amina@example.org>",
        "amina@example.org\r\nBcc: all@example.org",
        "amina\n@example.org",
        "amina @example.org",
        ".amina@example.org",
        "amina@-example.org",
        "amina@[127.0.0.1]"
      })
  void refusesWhatIsNotOneAddress(String typed) {
    assertThat(MailAddress.find(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello\r\nBcc: all@example.org",
        "Hello\nthere",
        "Hello\u0000",
        "Hello\u0085x",
        " "
      })
  void refusesSubjectsThatWouldBecomeHeaders(String subject) {
    assertThatIllegalArgumentException().isThrownBy(() -> mail(subject, Map.of()));
  }

  @Test
  void refusesHeadersThatWouldBecomeOthers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mail("Hello", Map.of("List-Id", "a\r\nBcc: all@example.org")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mail("Hello", Map.of("Bcc", "all@example.org")))
        .withMessageContaining("Bcc");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mail("Hello", Map.of("List-Id\r\nBcc", "all@example.org")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "/it/", "mailto:a@example.org", "data:text/html,x"})
  void aLetterLinksToTheWebOnly(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Letter.of(Language.ENGLISH, "Hello").button("Go", url));
  }

  private static Mail mail(String subject, Map<String, String> headers) {
    return new Mail(TO, Language.ENGLISH, subject, "Text", null, headers);
  }
}
