package org.capacitymetro.adoption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.accounts.People;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns an adoption and what is typed into it into what its form shows.
@Component
class AdoptionFormModel {
  private final AdoptionStore store;
  private final AdoptionNames names;
  private final Practices practices;
  private final SheetVersions sheets;
  private final Directory directory;
  private final People people;

  AdoptionFormModel(
      AdoptionStore store,
      AdoptionNames names,
      Practices practices,
      SheetVersions sheets,
      Directory directory,
      People people) {
    this.store = store;
    this.names = names;
    this.practices = practices;
    this.sheets = sheets;
    this.directory = directory;
    this.people = people;
  }

  /// What is said above the form.
  ///
  /// @param theirs what somebody else saved meanwhile
  record Said(boolean kept, String done, String trouble, List<AdoptionFormView.Theirs> theirs) {
    static final Said NOTHING = new Said(false, "", "", List.of());
  }

  /// The services among which one may be chosen: those of the body, and the one that was.
  Set<UUID> services(Adoption adoption) {
    return Stream.concat(
            directory.servicesOf(adoption.organization()).stream()
                .map(service -> service.id().value()),
            Stream.ofNullable(adoption.details().service()))
        .collect(Collectors.toSet());
  }

  AdoptionFormView of(
      Adoption adoption, int version, Typed typed, List<Problem> problems, Said said, Page page) {
    String language = page.code();
    Map<String, String> sentences = new LinkedHashMap<>();
    problems.forEach(problem -> sentences.putIfAbsent(problem.field(), problem.sentence()));
    Published practice = practices.find(adoption.practice()).orElse(null);
    return new AdoptionFormView(
        page,
        page.url(AdoptionEditPages.path(adoption.id())),
        version,
        adoption.state() == Adoption.State.DRAFT,
        page.t("adoption.state." + state(adoption)),
        typed.values(),
        sentences,
        facts(adoption, practice, page),
        said.theirs(),
        Stream.concat(
                Stream.of(
                    new AdoptionFormView.Option(
                        "", page.t("adoption.service.none"), typed.text("service").isEmpty())),
                services(adoption).stream()
                    .flatMap(id -> names.service(id).stream().map(found -> Map.entry(id, found)))
                    .map(
                        found ->
                            new AdoptionFormView.Option(
                                found.getKey().toString(),
                                found.getValue().details().name().in(language),
                                typed.text("service").equals(found.getKey().toString())))
                    .sorted(Comparator.comparing(AdoptionFormView.Option::label)))
            .toList(),
        passages(adoption, page),
        adoption.details().status() == Details.Status.STOPPED,
        practice == null || !adoption.state().isPublic()
            ? null
            : page.url(FamilyPages.path(practice, adoption.id(), language)),
        adoption.state() == Adoption.State.DRAFT
            ? null
            : page.url(OutcomePages.path(adoption.id())),
        adoption
            .openAsk()
            .map(
                ask ->
                    page.t(
                        "adoption.asked", "months", ask.months(), "day", day(ask.askedAt(), page)))
            .orElse(null),
        adoption.hiddenReason(),
        history(adoption, page),
        said.kept(),
        said.done(),
        said.trouble());
  }

  /// What somebody else saved in a field, in words.
  AdoptionFormView.Theirs theirs(Details theirs, String field, Page page) {
    String words =
        switch (field) {
          case "service" ->
              Optional.ofNullable(theirs.service())
                  .flatMap(names::service)
                  .map(service -> service.details().name().in(page.order()))
                  .orElse("");
          case "place" -> theirs.place().in(page.order());
          case "since" -> theirs.since() == null ? "" : theirs.since().toString();
          case "status" -> page.t("adoption.status." + Codes.of(theirs.status()));
          case "role" -> theirs.role().in(page.order());
          case "mail" -> theirs.mail();
          case AdoptionForm.RESOURCES ->
              theirs.resources().stream()
                  .map(resource -> resource.what().in(page.order()))
                  .collect(Collectors.joining("\n"));
          default ->
              theirs.changes().stream()
                  .map(
                      change ->
                          page.t("adoption.nature." + Codes.of(change.nature()))
                              + " · "
                              + change.ours().in(page.order())
                              + " · "
                              + change.reason().in(page.order()))
                  .collect(Collectors.joining("\n"));
        };
    return new AdoptionFormView.Theirs(
        page.t("adoption.field." + field), words.isEmpty() ? page.t("practices.no-value") : words);
  }

  static String state(Adoption adoption) {
    return adoption.state().name().toLowerCase(Locale.ROOT);
  }

  private List<AdoptionFormView.Fact> facts(
      Adoption adoption, @Nullable Published practice, Page page) {
    List<AdoptionFormView.Fact> facts = new ArrayList<>();
    if (practice != null) {
      facts.add(
          new AdoptionFormView.Fact(
              page.t("adoption.fact.practice"),
              page.t(
                  "adoption.fact.version",
                  "title",
                  practice.sheet().title().in(page.order()),
                  "version",
                  adoption.practiceVersion()),
              page.url(practice.path(page.code()))));
    }
    facts.add(
        new AdoptionFormView.Fact(
            page.t("adoption.field.organization"),
            names.organization(adoption.organization(), page.code()),
            null));
    facts.add(
        new AdoptionFormView.Fact(
            page.t("adoption.field.city"), names.city(adoption.city(), page.code()), null));
    return facts;
  }

  /// The passages that stand in the adopted version.
  private List<AdoptionFormView.Option> passages(Adoption adoption, Page page) {
    return Stream.concat(
            Stream.of(new AdoptionFormView.Option("", page.t("adoption.passage.none"), false)),
            sheets.find(adoption.practice(), adoption.practiceVersion()).stream()
                .flatMap(
                    sheet ->
                        Passage.of(sheet.kind()).filter(passage -> !sheet.text(passage).isEmpty()))
                .map(
                    passage ->
                        new AdoptionFormView.Option(
                            passage.code(), page.t("practices.field." + passage.code()), false)))
        .toList();
  }

  private List<AdoptionFormView.Saved> history(Adoption adoption, Page page) {
    List<AdoptionStore.Version> versions = store.versions(adoption.id());
    List<AdoptionStore.Taken> steps = store.steps(adoption.id());
    Map<String, String> known =
        people.namesOf(
            Stream.concat(
                    versions.stream().map(AdoptionStore.Version::by),
                    steps.stream().map(AdoptionStore.Taken::by))
                .collect(Collectors.toSet()));
    record Moment(Instant at, AdoptionFormView.Saved saved) {}
    return Stream.concat(
            versions.stream()
                .map(
                    version ->
                        new Moment(
                            version.at(),
                            new AdoptionFormView.Saved(
                                page.t(
                                    "adoption.saved.version",
                                    "version",
                                    version.version(),
                                    "name",
                                    name(version.by(), known, page),
                                    "day",
                                    day(version.at(), page)),
                                ""))),
            steps.stream()
                .map(
                    step ->
                        new Moment(
                            step.at(),
                            new AdoptionFormView.Saved(
                                page.t(
                                    "adoption.saved.step",
                                    "step",
                                    page.t("adoption.step." + step.step().toLowerCase(Locale.ROOT)),
                                    "name",
                                    name(step.by(), known, page),
                                    "day",
                                    day(step.at(), page)),
                                step.reason()))))
        .sorted(Comparator.comparing(Moment::at).reversed())
        .map(Moment::saved)
        .toList();
  }

  private static String name(String actor, Map<String, String> known, Page page) {
    return actor.startsWith("person:")
        ? Objects.requireNonNullElse(known.get(actor), page.t("practices.somebody"))
        : page.t("practices.software");
  }

  static String day(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }
}
