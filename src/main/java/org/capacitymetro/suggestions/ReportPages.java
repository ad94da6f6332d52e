package org.capacitymetro.suggestions;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "Something wrong?": where anybody says that a record is still true, has changed or is no more.
/// Asks for no account, sets no cookie, works without JavaScript.
@Controller
class ReportPages {
  private final Directory directory;
  private final Areas areas;
  private final Suggestions suggestions;
  private final Tickets tickets;
  private final Flood flood;
  private final Templates templates;
  private final int days;

  /// @param days within how many days a suggestion is read, as the thanks promise
  ReportPages(
      Directory directory,
      Areas areas,
      Suggestions suggestions,
      Tickets tickets,
      Flood flood,
      Templates templates,
      @Value("${capacity.suggestions.days:7}") int days) {
    this.directory = directory;
    this.areas = areas;
    this.suggestions = suggestions;
    this.tickets = tickets;
    this.flood = flood;
    this.templates = templates;
    this.days = days;
  }

  @GetMapping("/{language}/services/{slugAndId}/report")
  ResponseEntity<byte[]> form(
      Page page, @PathVariable String slugAndId, @RequestParam(defaultValue = "") String kind) {
    PublicService service = find(slugAndId);
    ResponseEntity<byte[]> moved = moved(service, slugAndId, "/report", page);
    return moved == null
        ? answer(HttpStatus.OK, service, Typed.empty(kind), Map.of(), "", "", page)
        : moved;
  }

  @PostMapping("/{language}/services/{slugAndId}/report")
  ResponseEntity<byte[]> send(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletRequest request) {
    PublicService service = find(slugAndId);
    Typed typed = Typed.of(form);
    if (!typed.trap().isEmpty()) {
      return thanks(service, typed, page);
    }
    Map<String, String> problems = typed.problems(page);
    if (!problems.isEmpty()) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT, service, typed, problems, "", typed.ticket(), page);
    }
    return switch (tickets.check(typed.ticket(), service.id(), typed.proof())) {
      case Tickets.Checked.Unknown unknown -> again(service, typed, "unknown", "", page);
      case Tickets.Checked.Expired(UUID number) ->
          suggestions.arrived(number)
              ? already(service, page)
              : again(service, typed, "expired", "", page);
      case Tickets.Checked.TooFast fast -> again(service, typed, "fast", typed.ticket(), page);
      case Tickets.Checked.Good good -> {
        Optional<Duration> wait = flood.count(ClientAddress.of(request), good.worked());
        yield wait.isPresent()
            ? tooMany(service, typed, wait.get(), page)
            : take(service, typed, good.number(), page);
      }
    };
  }

  private ResponseEntity<byte[]> take(PublicService service, Typed typed, UUID number, Page page) {
    boolean first =
        suggestions.send(
            service,
            Suggestion.Kind.parse(typed.kind()).orElseThrow(),
            typed.text(),
            typed.contact().isEmpty() ? null : typed.contact(),
            page.code(),
            number);
    return first ? thanks(service, typed, page) : already(service, page);
  }

  /// Says that the form has arrived before, and offers a new, empty one.
  private ResponseEntity<byte[]> already(PublicService service, Page page) {
    return answer(
        HttpStatus.CONFLICT,
        service,
        Typed.empty(""),
        Map.of(),
        page.t("report.trouble.already"),
        "",
        page);
  }

  private ResponseEntity<byte[]> again(
      PublicService service, Typed typed, String why, String ticket, Page page) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT,
        service,
        typed,
        Map.of(),
        page.t("report.trouble." + why),
        ticket,
        page);
  }

  private ResponseEntity<byte[]> tooMany(
      PublicService service, Typed typed, Duration wait, Page page) {
    ResponseEntity<byte[]> answer =
        answer(
            HttpStatus.TOO_MANY_REQUESTS,
            service,
            typed,
            Map.of(),
            page.t("report.trouble.many", "minutes", wait.plusSeconds(59).toMinutes()),
            typed.ticket(),
            page);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()))
        .body(answer.getBody());
  }

  private ResponseEntity<byte[]> thanks(PublicService service, Typed typed, Page page) {
    String query =
        "?kind=" + Suggestion.Kind.parse(typed.kind()).orElse(Suggestion.Kind.OTHER).code();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(
                page.url(Addresses.of(service, page.code()) + "/report/thanks" + query)
                    + (typed.contact().isEmpty() ? "" : "&answer=yes")))
        .build();
  }

  @GetMapping("/{language}/services/{slugAndId}/report/thanks")
  ResponseEntity<byte[]> thanks(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String answer) {
    PublicService service = find(slugAndId);
    String city =
        Optional.ofNullable(service.place().city())
            .flatMap(areas::findCity)
            .map(found -> page.t("report.thanks.of-city", "city", found.name().in(page.order())))
            .orElse(page.t("report.thanks.of-all"));
    List<String> next = new ArrayList<>();
    if (kind.equals(Suggestion.Kind.STILL_TRUE.code()) && answer.isEmpty()) {
      next.add(page.t("report.thanks.counted"));
    } else {
      next.add(page.t("report.thanks.read", "who", city, "days", days));
      next.add(page.t("report.thanks.then"));
    }
    next.add(page.t(answer.isEmpty() ? "report.thanks.no-answer" : "report.thanks.answer"));
    head(page.t("report.thanks.title"), service, page);
    return templates.page(
        "suggestions/thanks",
        page,
        new ThanksView(
            service.details().name().in(page.order()),
            page.url(Addresses.of(service, page.code())),
            next));
  }

  /// @param ticket the one to go on with, empty for a new one
  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      PublicService service,
      Typed typed,
      Map<String, String> problems,
      String trouble,
      String ticket,
      Page page) {
    head(page.t("report.title"), service, page).withScript("src/report.ts");
    return templates.page(
        status,
        "suggestions/report",
        page,
        new ReportView(
            service.details().name().in(page.order()),
            page.url(Addresses.of(service, page.code())),
            typed,
            ticket.isEmpty() ? tickets.issue(service.id()) : ticket,
            Tickets.BITS,
            problems,
            trouble,
            Stream.concat(
                    service.details().contacts().emails().stream(),
                    service.provider() == null ? Stream.of() : service.provider().emails().stream())
                .distinct()
                .toList()));
  }

  private static Page head(String title, PublicService service, Page page) {
    return page.titled(title, page.t("report.lead"))
        .under(page.t("crumb.home"), "")
        .under(service.details().name().in(page.order()), Addresses.of(service, page.code()))
        .notIndexed();
  }

  /// The service of an address, also one that is closed; of a merged one the service it went on in.
  private PublicService find(String slugAndId) {
    return ServiceId.parse(slugAndId.substring(slugAndId.lastIndexOf('-') + 1))
        .flatMap(directory::followed)
        .map(Lookup.Found::value)
        .orElseThrow(() -> new NotFound("service " + slugAndId));
  }

  private static @Nullable ResponseEntity<byte[]> moved(
      PublicService service, String asked, String behind, Page page) {
    String path = Addresses.of(service, page.code());
    return path.equals("/services/" + asked)
        ? null
        : ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
            .location(URI.create(page.url(path + behind)))
            .build();
  }
}
