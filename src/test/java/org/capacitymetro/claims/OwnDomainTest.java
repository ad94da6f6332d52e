package org.capacitymetro.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;

class OwnDomainTest {

  @Test
  void theDomainsOfSitesAndMailsAreTheOrganizationsOwn() {
    Organization body =
        body(
            List.of("info@Ponte.example.org"),
            List.of("https://www.ponte-torino.it/chi", "aps.it"));

    assertThat(OwnDomain.of(body))
        .containsExactlyInAnyOrder("ponte.example.org", "ponte-torino.it", "aps.it");
    assertThat(OwnDomain.has(body, MailAddress.parse("ada@ponte-torino.it"))).isTrue();
  }

  @Test
  void whereAnybodyHasAnAddressOrAPageNobodyIsAtHome() {
    Organization body =
        body(
            List.of("ponte@gmail.com", "ponte@pec.it", "x@it.yahoo.com"),
            List.of("https://www.facebook.com/ponte", "https://ponte.wordpress.com"));

    assertThat(OwnDomain.of(body)).isEmpty();
  }

  @Test
  void aNeighbourDomainIsNotTheSame() {
    Organization body = body(List.of("info@comune.torino.it"), List.of("nonsense:// x"));

    for (String mail :
        List.of(
            "a@torino.it",
            "a@x.comune.torino.it",
            "a@comune.torino.it.evil.example",
            "a@evilcomune.torino.it")) {
      assertThat(OwnDomain.has(body, MailAddress.parse(mail))).as(mail).isFalse();
    }
  }

  private static Organization body(List<String> mails, List<String> sites) {
    return new Organization(
        new OrganizationId(UUID.randomUUID()),
        null,
        LocalizedText.of("it", "Il Ponte"),
        LocalizedText.of("it", ""),
        Organization.ProviderType.THIRD_SECTOR,
        null,
        null,
        mails,
        sites,
        false);
  }
}
