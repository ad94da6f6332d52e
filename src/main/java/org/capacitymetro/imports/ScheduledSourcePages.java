package org.capacitymetro.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.ImportSource;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.intake.ScheduledSources;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.ShortId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The lists that are looked at by themselves: which, how often, what the last look found.
@Controller
@ConditionalOnWebApplication
class ScheduledSourcePages {
  private static final String PATH = ImportPages.PATH + "/sources";
  private static final List<Integer> HOURS = List.of(24, 168, 720, 8_760);
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 2_000;

  private final ScheduledSources sources;
  private final ImportWords words;
  private final Profiles profiles;
  private final Templates templates;

  ScheduledSourcePages(
      ScheduledSources sources, ImportWords words, Profiles profiles, Templates templates) {
    this.sources = sources;
    this.words = words;
    this.profiles = profiles;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    ImportRights.requireLook(person);
    String said =
        switch (done) {
          case "added", "looking", "stopped", "deleted" -> page.t("imports.sources.done." + done);
          default -> "";
        };
    return show(
        HttpStatus.OK,
        page,
        person,
        said,
        Map.of("hours", "168"),
        EnumSet.noneOf(Outcome.class),
        Map.of());
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> add(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String profile,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(name = "outcome", defaultValue = "") List<String> chosen) {
    Set<String> cities = ImportRights.requireCities(person);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    chosen.forEach(
        code -> Outcome.find(code).filter(Outcome.APPLICABLE::contains).ifPresent(outcomes::add));
    Map<String, String> problems = new LinkedHashMap<>();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      problems.put("name", page.t("imports.sources.name.wrong", "longest", LONGEST_NAME));
    }
    String problem = problem(address.strip(), person, page);
    if (!problem.isEmpty()) {
      problems.put("address", problem);
    }
    if (!profile.isEmpty() && profiles.find(profile).isEmpty()) {
      problems.put("profile", page.t("imports.sources.profile.wrong"));
    }
    int every = hours.matches("\\d{1,4}") ? Integer.parseInt(hours) : 0;
    if (!HOURS.contains(every)) {
      problems.put("hours", page.t("imports.sources.hours.wrong"));
    }
    if (!problems.isEmpty()) {
      Map<String, String> values =
          Map.of("name", name, "address", address, "profile", profile, "hours", hours);
      return show(HttpStatus.UNPROCESSABLE_CONTENT, page, person, "", values, outcomes, problems);
    }
    sources.add(
        name.strip(),
        address.strip(),
        new ImportRun.Asked(profile.isEmpty() ? null : profile, null, null),
        every,
        outcomes,
        new Imports.Starter(person.actor(), cities));
    return Redirect.to(page.url(PATH + "?done=added"));
  }

  /// Folders of the server are for who operates it.
  private String problem(String address, Person person, Page page) {
    if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
      return page.t("imports.sources.address.missing");
    }
    if (ImportSource.isWeb(address)) {
      try {
        URI uri = new URI(address);
        return uri.getHost() == null || uri.getUserInfo() != null
            ? page.t("imports.sources.address.wrong")
            : "";
      } catch (URISyntaxException e) {
        return page.t("imports.sources.address.wrong");
      }
    }
    if (!Policy.may(person, Action.OPERATE, Subject.INSTALLATION)) {
      return page.t("imports.sources.address.web-only");
    }
    try {
      sources.refuseForeign(Path.of(address));
      return "";
    } catch (UsageException | InvalidPathException e) {
      return page.t("imports.sources.address.folder", "folders", folders());
    }
  }

  private String folders() {
    return sources.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  @PostMapping("/{language}" + PATH + "/{id}/look")
  ResponseEntity<byte[]> look(Page page, Person person, @PathVariable String id) {
    sources.lookNow(steered(person, id).id());
    return Redirect.to(page.url(PATH + "?done=looking"));
  }

  @PostMapping("/{language}" + PATH + "/{id}/stop")
  ResponseEntity<byte[]> stop(Page page, Person person, @PathVariable String id) {
    sources.stop(steered(person, id).id());
    return Redirect.to(page.url(PATH + "?done=stopped"));
  }

  @PostMapping("/{language}" + PATH + "/{id}/delete")
  ResponseEntity<byte[]> delete(Page page, Person person, @PathVariable String id) {
    sources.delete(steered(person, id).id());
    return Redirect.to(page.url(PATH + "?done=deleted"));
  }

  private ImportSource steered(Person person, String id) {
    ImportSource source =
        ShortId.decode(id)
            .flatMap(sources::find)
            .orElseThrow(() -> new NotFound("scheduled source " + id));
    ImportRights.requireSteer(person, source.cities());
    return source;
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      Person person,
      String done,
      Map<String, String> values,
      Set<Outcome> outcomes,
      Map<String, String> problems) {
    page.titled(page.t("imports.sources"), page.t("imports.sources.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("imports.title"), ImportPages.PATH)
        .personal();
    return templates.page(
        status,
        "imports/sources",
        page,
        new SourceView(
            done,
            sources.list().stream().map(source -> source(source, person, page)).toList(),
            ImportRights.mayStart(person) ? form(values, outcomes, problems, person, page) : null));
  }

  private SourceView.Source source(ImportSource source, Person person, Page page) {
    List<String> about = new ArrayList<>();
    about.add(source.address());
    about.add(
        source.active()
            ? page.t("imports.sources.every." + source.hours())
            : page.t("imports.sources.stopped"));
    about.add(
        source.outcomes().isEmpty()
            ? page.t("imports.sources.asks")
            : page.t(
                "imports.sources.applies",
                "outcomes",
                source.outcomes().stream()
                    .map(outcome -> ImportWords.outcome(outcome, page))
                    .collect(Collectors.joining(", "))));
    if (source.cities() != null) {
      about.add(
          page.t(
              "imports.about.cities",
              "cities",
              source.cities().stream()
                  .map(code -> words.city(code, page))
                  .collect(Collectors.joining(", "))));
    }
    UUID run = source.run();
    return new SourceView.Source(
        source.name(),
        about,
        result(source, page),
        source.result() == ImportSource.Result.FAILED ? "bad" : "quiet",
        run == null ? "" : page.url(ImportPages.PATH + "/" + ShortId.encode(run)),
        ImportRights.maySteer(person, source.cities())
            ? page.url(PATH + "/" + ShortId.encode(source.id()))
            : "",
        source.active());
  }

  private static String result(ImportSource source, Page page) {
    Instant checked = source.checkedAt();
    return checked == null || source.result() == null
        ? page.t("imports.sources.result.never")
        : page.t(
            "imports.sources.result." + source.result().name().toLowerCase(Locale.ROOT),
            "when",
            ImportWords.when(checked, page),
            "error",
            source.problem(page));
  }

  private SourceView.Form form(
      Map<String, String> values,
      Set<Outcome> outcomes,
      Map<String, String> problems,
      Person person,
      Page page) {
    List<SourceView.Choice> named = new ArrayList<>();
    named.add(new SourceView.Choice("", page.t("imports.sources.profile.none"), false));
    profiles.list().stream()
        .map(Profiles.Entry::name)
        .map(
            name ->
                new SourceView.Choice(name, name, name.equals(values.getOrDefault("profile", ""))))
        .forEach(named::add);
    return new SourceView.Form(
        values,
        problems,
        Policy.may(person, Action.OPERATE, Subject.INSTALLATION)
            ? page.t("imports.sources.address.hint-folder", "folders", folders())
            : page.t("imports.sources.address.hint"),
        named,
        HOURS.stream()
            .map(
                hours ->
                    new SourceView.Choice(
                        hours.toString(),
                        page.t("imports.sources.every." + hours),
                        hours.toString().equals(values.getOrDefault("hours", ""))))
            .toList(),
        Outcome.APPLICABLE.stream()
            .map(
                outcome ->
                    new SourceView.Choice(
                        outcome.code(),
                        ImportWords.outcome(outcome, page),
                        outcomes.contains(outcome)))
            .toList());
  }
}
