package org.capacitymetro.practices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.assessment.JudgedGroup;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.RelatedGroup;
import org.capacitymetro.platform.Related;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a sheet into what its page shows.
@Component
class PracticeModel {
  private static final int KILO = 1024;

  private final PracticeNames names;
  private final SimilarPractices similar;
  private final List<Related> related;
  private final Optional<Trials> trials;

  PracticeModel(
      PracticeNames names,
      SimilarPractices similar,
      List<Related> related,
      Optional<Trials> trials) {
    this.names = names;
    this.similar = similar;
    this.related = related;
    this.trials = trials;
  }

  /// @param draft whether it is what its authors see and the public does not
  /// @param held version that the reader has on paper; 0 where nobody said
  PracticeView of(Published published, boolean draft, int held, Page page) {
    Sheet sheet = published.sheet();
    String path = page.url(published.path(page.addressed().code()));
    String files = page.url("/practices/files/" + published.id().shortForm() + "/");
    Sheet.Contact contact = sheet.contact();
    return new PracticeView(
        published.id().shortForm(),
        text(sheet.title(), page),
        page.t("practices.kind." + sheet.kind().code()),
        sheet.kind() == PracticeKind.MICRO,
        sheet.demonstration(),
        notices(published, draft, held, page),
        sheet.sectors().stream()
            .flatMap(code -> names.top(code).stream())
            .distinct()
            .map(
                term ->
                    new PracticeView.Sector(
                        term.code(),
                        Objects.requireNonNullElse(term.icon(), "help"),
                        term.name().in(page.order())))
            .toList(),
        sheet.text(Passage.SUMMARY).isEmpty() ? null : html(sheet.text(Passage.SUMMARY), page),
        sections(sheet, page),
        beside(published, page),
        costs(sheet, page),
        sheet.results().stream().map(result -> result(result, page)).toList(),
        services(sheet, page),
        draft || page.isPaper()
            ? List.of()
            : RelatedGroup.of(related, Related.Subject.PRACTICE, published.id().value(), page),
        sheet.pictures().stream()
            .map(
                picture ->
                    new PracticeView.Image(
                        files + picture.hash() + "." + extension(picture.type()),
                        files + picture.small() + "." + extension(picture.type()),
                        picture.width(),
                        picture.height(),
                        text(picture.alt(), page),
                        picture.caption().isEmpty() ? null : text(picture.caption(), page)))
            .toList(),
        sheet.attachments().stream()
            .map(
                file ->
                    new PracticeView.File(
                        files + file.hash() + "." + extension(file.type()),
                        file.title().isEmpty()
                            ? new PracticeView.Text(file.name(), null)
                            : text(file.title(), page),
                        file.type().toUpperCase(java.util.Locale.ROOT)
                            + ", "
                            + size(file.bytes(), page)))
            .toList(),
        sheet.videos().stream()
            .map(
                video ->
                    new PracticeView.File(
                        video.url(),
                        video.title().isEmpty()
                            ? new PracticeView.Text(video.url(), null)
                            : text(video.title(), page),
                        page.t("practices.video")))
            .toList(),
        sheet.text(Passage.CONTACT).isEmpty() ? null : text(sheet.text(Passage.CONTACT), page),
        contact.mail().isEmpty()
            ? null
            : new PracticeView.Link(contact.mail(), "mailto:" + contact.mail()),
        contact.website().isEmpty()
            ? null
            : new PracticeView.Link(
                contact.website().replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", ""),
                contact.website()),
        draft ? null : peers(published, page),
        draft || page.isPaper() ? List.of() : similar.of(published, page),
        draft || page.isPaper()
            ? null
            : trials.map(told -> told.view(published, page)).orElse(null),
        about(published, draft, page),
        sheet.keywords(),
        new PracticeView.Link(
            page.t("practices.licence." + Codes.of(sheet.licence())), sheet.licence().address()),
        page.absolute(path),
        draft ? null : path,
        Language.all().stream()
            .filter(language -> sheet.title().texts().containsKey(language.code()))
            .toList());
  }

  static PracticeView.Text text(LocalizedText text, Page page) {
    LocalizedText.Reading reading = text.read(page.order());
    return new PracticeView.Text(
        reading.text(), other(reading.language(), page), reading.olderThan(), reading.machine());
  }

  private static PracticeView.Text html(LocalizedText text, Page page) {
    LocalizedText.Reading reading = text.read(page.order());
    return new PracticeView.Text(
        Markdown.html(reading.text()),
        other(reading.language(), page),
        reading.olderThan(),
        reading.machine());
  }

  private static @Nullable String other(String language, Page page) {
    return language.equals(page.code()) ? null : language;
  }

  /// Names of files end as their kinds do: `jpeg` as `jpg`.
  static String extension(String type) {
    return type.equals("jpeg") ? "jpg" : type.equals("text") ? "txt" : type;
  }

  private static String size(long bytes, Page page) {
    long kilobytes = Math.max(1, bytes / KILO);
    return kilobytes < KILO
        ? page.formats().number(kilobytes) + " kB"
        : page.formats().number(kilobytes / KILO) + " MB";
  }

  private static List<PracticeView.Notice> notices(
      Published published, boolean draft, int held, Page page) {
    List<PracticeView.Notice> notices = new ArrayList<>();
    if (held > 0 && held < published.version()) {
      notices.add(
          new PracticeView.Notice(
              "superseded",
              page.t("practices.notice.superseded", "held", held, "version", published.version())));
    }
    if (draft) {
      notices.add(
          new PracticeView.Notice(
              "draft",
              page.t(
                  "practices.notice.draft",
                  "state",
                  page.t("practices.state." + published.state().code()))));
    } else if (published.state() == PracticeState.ARCHIVED) {
      notices.add(new PracticeView.Notice("archived", page.t("practices.notice.archived")));
    } else if (published.state() == PracticeState.RECHECK_DUE) {
      notices.add(
          new PracticeView.Notice(
              "recheck",
              page.t("practices.notice.recheck", "day", day(published.checkedAt(), page))));
    }
    return notices;
  }

  private static List<PracticeView.Section> sections(Sheet sheet, Page page) {
    return Stream.of(
            section("problem", sheet, page, Passage.PROBLEM),
            section(
                "who",
                sheet,
                page,
                Passage.LEAD,
                Passage.PARTNERS,
                Passage.PARTICIPANTS,
                Passage.BENEFICIARIES),
            section("steps", sheet, page, Passage.STEPS),
            section("caution", sheet, page, Passage.CAUTION),
            section("voices", sheet, page, Passage.VOICES),
            section("difficulties", sheet, page, Passage.DIFFICULTIES),
            section("factors", sheet, page, Passage.FACTORS),
            section(
                "transfer",
                sheet,
                page,
                Passage.PRECONDITIONS,
                Passage.ADAPTABLE,
                Passage.FIXED,
                Passage.MINIMUM,
                Passage.FIRST_STEPS),
            section("sustainability", sheet, page, Passage.SUSTAINABILITY))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PracticeView.Section> section(
      String id, Sheet sheet, Page page, Passage... passages) {
    List<PracticeView.Part> parts =
        Stream.of(passages)
            .filter(passage -> passage.isIn(sheet.kind()) && !sheet.text(passage).isEmpty())
            .map(
                passage -> {
                  PracticeView.Text typed = text(sheet.text(passage), page);
                  return new PracticeView.Part(
                      passages.length == 1 ? "" : page.t("practices.field." + passage.code()),
                      typed.words(),
                      Markdown.html(typed.words()),
                      typed.language(),
                      typed.older(),
                      typed.machine());
                })
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new PracticeView.Section(id, page.t("practices.section." + id), parts));
  }

  private static PracticeView.@Nullable Peers peers(Published published, Page page) {
    Assessment assessment = published.assessment();
    if (assessment == null) {
      return null;
    }
    return new PracticeView.Peers(
        page.t(
            "practices.peers.lead",
            "count",
            assessment.opinions().size(),
            "day",
            day(assessment.at(), page)),
        page.t("practices.evidence." + published.evidence().code()),
        assessment.version() == published.version()
            ? ""
            : page.t(
                "practices.peers.older",
                "read",
                assessment.version(),
                "version",
                published.version()),
        JudgedGroup.of(assessment.opinions(), page),
        assessment.answer().isEmpty() ? null : text(assessment.answer(), page));
  }

  private List<PracticeView.Row> beside(Published published, Page page) {
    Sheet sheet = published.sheet();
    List<PracticeView.Row> rows = new ArrayList<>();
    if (sheet.kind() == PracticeKind.GOOD || published.evidence() != Evidence.NOT_ASSESSED) {
      add(
          rows,
          page.t("practices.evidence"),
          page.t("practices.evidence." + published.evidence().code()));
    }
    add(
        rows,
        page.t("practices.field.cities"),
        sheet.cities().stream()
            .map(code -> names.city(code, page.code()))
            .collect(Collectors.joining(" · ")));
    if (!sheet.text(Passage.WHERE).isEmpty()) {
      rows.add(
          new PracticeView.Row(
              page.t("practices.field.where"), text(sheet.text(Passage.WHERE), page)));
    }
    add(rows, page.t("practices.field.sectors"), joined(sheet.sectors(), names::sector, page));
    add(rows, page.t("practices.field.targets"), joined(sheet.targets(), names::target, page));
    if (sheet.kind() == PracticeKind.GOOD) {
      add(rows, page.t("practices.field.period"), period(sheet.period(), page));
    }
    if (sheet.money() != Sheet.Money.UNKNOWN || sheet.kind() == PracticeKind.GOOD) {
      add(
          rows,
          page.t("practices.field.money"),
          page.t("practices.money." + Codes.of(sheet.money())));
    }
    return rows;
  }

  private static void add(List<PracticeView.Row> rows, String label, String value) {
    if (!value.isEmpty()) {
      rows.add(new PracticeView.Row(label, value));
    }
  }

  private static String joined(
      List<String> codes, java.util.function.BinaryOperator<String> name, Page page) {
    return codes.stream()
        .map(code -> name.apply(code, page.code()))
        .collect(page.formats().listing());
  }

  static String period(Sheet.Period period, Page page) {
    String state = page.t("practices.running." + Codes.of(period.state()));
    YearMonth from = period.from();
    YearMonth to = period.to();
    if (from != null && to != null) {
      return state
          + ", "
          + page.t("practices.from-to", "from", month(from, page), "to", month(to, page));
    }
    return from == null
        ? state
        : state + ", " + page.t("practices.from", "from", month(from, page));
  }

  private static String month(YearMonth month, Page page) {
    return page.formats().month(month);
  }

  private static List<PracticeView.Cost> costs(Sheet sheet, Page page) {
    return sheet.resources().stream()
        .map(
            resource ->
                new PracticeView.Cost(
                    text(resource.what(), page),
                    resource.amount() == null
                        ? page.t("practices.no-amount")
                        : page.t("practices.euro", "amount", resource.amount()),
                    resource.amount() == null
                        ? ""
                        : page.t("practices.unit." + Codes.of(resource.unit())),
                    resource.year() == null ? "" : resource.year().toString()))
        .toList();
  }

  private static PracticeView.Outcome result(Sheet.Result result, Page page) {
    return new PracticeView.Outcome(
        text(result.what(), page),
        result.figure(),
        result.year() == null ? result.source() : result.source() + ", " + result.year());
  }

  private List<PracticeView.Service> services(Sheet sheet, Page page) {
    return sheet.services().stream()
        .flatMap(
            link ->
                names
                    .service(link.service(), page)
                    .map(
                        service ->
                            new PracticeView.Service(
                                new PracticeView.Text(
                                    service.name(), other(service.language(), page)),
                                page.url(service.path()),
                                page.t("practices.role." + Codes.of(link.role())),
                                service.status().equals("active")
                                    ? ""
                                    : page.t("practices.service." + service.status())))
                    .stream())
        .toList();
  }

  private static List<PracticeView.Row> about(Published published, boolean draft, Page page) {
    List<PracticeView.Row> rows = new ArrayList<>();
    rows.add(
        new PracticeView.Row(
            page.t("practices.status"), page.t("practices.state." + published.state().code())));
    rows.add(
        new PracticeView.Row(
            page.t("practices.version"),
            page.t(
                "practices.version.of",
                "version",
                published.version(),
                "day",
                day(published.publishedAt(), page))));
    if (!draft) {
      rows.add(new PracticeView.Row(page.t("practices.checked"), day(published.checkedAt(), page)));
    }
    return rows;
  }

  static String day(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }
}
