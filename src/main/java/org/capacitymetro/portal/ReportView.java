package org.capacitymetro.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;

/// What the page for reporting a wrong record shows.
///
/// @param service name of the service
/// @param write `mailto:` link to those who keep the map, null when they gave no address
/// @param provider what the body that runs the service can be reached by
public record ReportView(
    String service,
    String href,
    @Nullable String write,
    String mail,
    List<ServiceView.Link> provider) {

  static ReportView of(PublicService service, String address, String contactMail, Page page) {
    String name = service.details().name().in(page.code());
    String subject = encoded(page.t("report.subject", "service", name));
    String body = encoded(page.t("report.body", "service", name, "address", address));
    List<ServiceView.Link> provider =
        Stream.concat(
                service.details().contacts().emails().stream(),
                service.provider() == null ? Stream.of() : service.provider().emails().stream())
            .distinct()
            .map(mail -> new ServiceView.Link(mail, "mailto:" + mail + "?subject=" + subject))
            .toList();
    return new ReportView(
        name,
        address,
        contactMail.isEmpty()
            ? null
            : "mailto:" + contactMail + "?subject=" + subject + "&body=" + body,
        contactMail,
        provider);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
