package org.capacitymetro.claims;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.mail.MailAddress;

/// The internet domains an organization has to itself, as its record says: of its web sites and
/// mail addresses, without those where anybody can have an address or a page.
final class OwnDomain {

  /// Mail for everybody, certified mail sold to everybody, and sites that host other people's
  /// pages.
  private static final Set<String> SHARED =
      Set.of(
          "alice.it",
          "aol.com",
          "arubapec.it",
          "blogspot.com",
          "email.it",
          "facebook.com",
          "fastwebnet.it",
          "fb.com",
          "free.fr",
          "github.io",
          "gmail.com",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "google.com",
          "googlemail.com",
          "hotmail.com",
          "hotmail.it",
          "icloud.com",
          "instagram.com",
          "inwind.it",
          "iol.it",
          "jimdo.com",
          "legalmail.it",
          "libero.it",
          "linkedin.com",
          "live.com",
          "live.it",
          "mac.com",
          "mail.com",
          "me.com",
          "msn.com",
          "outlook.com",
          "outlook.it",
          "pec.aruba.it",
          "pec.it",
          "pec.libero.it",
          "poste.it",
          "postecert.it",
          "proton.me",
          "protonmail.com",
          "teletu.it",
          "telegram.org",
          "tim.it",
          "tin.it",
          "tiscali.it",
          "tuta.com",
          "twitter.com",
          "virgilio.it",
          "vodafone.it",
          "weebly.com",
          "wixsite.com",
          "wordpress.com",
          "x.com",
          "yahoo.com",
          "yahoo.it",
          "ymail.com",
          "youtube.com",
          "zoho.com");

  private OwnDomain() {}

  static Set<String> of(Organization body) {
    Stream<String> mails =
        body.emails().stream()
            .flatMap(mail -> MailAddress.find(mail).stream())
            .map(MailAddress::domain);
    Stream<String> sites = body.websites().stream().flatMap(site -> host(site).stream());
    return Stream.concat(mails, sites)
        .filter(domain -> domain.contains(".") && !isShared(domain))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Only the very domain counts: whoever has a page below it need not be of the house.
  static boolean has(Organization body, MailAddress mail) {
    return of(body).contains(mail.domain());
  }

  private static boolean isShared(String domain) {
    return SHARED.stream()
        .anyMatch(shared -> domain.equals(shared) || domain.endsWith("." + shared));
  }

  private static Optional<String> host(String site) {
    try {
      String host = new URI(site.contains("://") ? site : "https://" + site).getHost();
      return Optional.ofNullable(host)
          .map(found -> found.toLowerCase(Locale.ROOT))
          .map(found -> found.startsWith("www.") ? found.substring("www.".length()) : found);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
