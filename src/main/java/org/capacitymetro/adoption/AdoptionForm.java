package org.capacitymetro.adoption;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Euro;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// Between what stands in the form of an adoption and what the adoption says.
final class AdoptionForm {
  static final String CHANGES = "changes";
  static final String RESOURCES = "resources";
  static final int LONGEST_LINE = 300;
  private static final int FIRST_YEAR = 1980;
  private static final int LAST_YEAR = 2100;

  private AdoptionForm() {}

  /// @param details null where there are problems
  record Read(@Nullable Details details, List<Problem> problems) {}

  /// What the form shows of an adoption.
  static Typed of(Details details) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String language = details.language();
    put(values, "service", details.service() == null ? "" : details.service().toString());
    put(values, "place", details.place().in(language));
    put(values, "since", details.since() == null ? "" : details.since().toString());
    put(values, "status", Codes.of(details.status()));
    put(values, "role", details.role().in(language));
    put(values, "mail", details.mail());
    for (int row = 0; row < details.resources().size(); row++) {
      Sheet.Resource resource = details.resources().get(row);
      String name = RESOURCES + "." + row + ".";
      put(values, name + "what", resource.what().in(language));
      put(values, name + "amount", resource.amount() == null ? "" : resource.amount().toString());
      put(values, name + "unit", Codes.of(resource.unit()));
      put(values, name + "year", resource.year() == null ? "" : resource.year().toString());
    }
    for (int row = 0; row < details.changes().size(); row++) {
      Change change = details.changes().get(row);
      String name = CHANGES + "." + row + ".";
      put(values, name + "what", Codes.of(change.what()));
      put(values, name + "passage", change.passage() == null ? "" : change.passage().code());
      put(values, name + "nature", Codes.of(change.nature()));
      put(values, name + "level", code(change.level()));
      put(values, name + "timing", code(change.timing()));
      put(values, name + "by", code(change.decidedBy()));
      put(values, name + "fidelity", Codes.of(change.fidelity()));
      put(values, name + "goal", code(change.goal()));
      put(values, name + "ours", change.ours().in(language));
      put(values, name + "reason", change.reason().in(language));
    }
    return new Typed(values);
  }

  private static void put(Map<String, List<String>> values, String name, String value) {
    values.put(name, List.of(value));
  }

  private static String code(@Nullable Enum<?> value) {
    return value == null ? "" : Codes.of(value);
  }

  /// @param base what the adoption says so far: its translations stay with texts that stay
  /// @param services of the body, of which one may be chosen
  /// @param whole whether nothing may be missing
  static Read read(Typed typed, Details base, Set<UUID> services, boolean whole, Page page) {
    Reader reader = new Reader(typed, base, services, page);
    Details details = reader.details();
    if (whole) {
      AdoptionRules.unready(details)
          .forEach(
              field -> {
                if (reader.problems.stream().noneMatch(each -> each.field().equals(field))) {
                  reader.problem(field, "missing");
                }
              });
    }
    return new Read(reader.problems.isEmpty() ? details : null, reader.problems);
  }

  /// One reading, with the problems met on the way. A value in trouble is left out.
  private static final class Reader {
    private final Typed typed;
    private final Details base;
    private final Set<UUID> services;
    private final Page page;
    private final List<Problem> problems = new ArrayList<>();

    Reader(Typed typed, Details base, Set<UUID> services, Page page) {
      this.typed = typed;
      this.base = base;
      this.services = services;
      this.page = page;
    }

    void problem(String field, String key, Object... namesAndValues) {
      Object[] arguments = new Object[namesAndValues.length + 2];
      arguments[0] = "field";
      arguments[1] = AdoptionFormView.label(field, page);
      System.arraycopy(namesAndValues, 0, arguments, 2, namesAndValues.length);
      problems.add(new Problem(field, page.t("adoption.problem." + key, arguments)));
    }

    Details details() {
      return new Details(
          base.language(),
          service(),
          line("place", base.place()),
          month("since"),
          choice("status", Details.Status.class).orElse(base.status()),
          resources(),
          line("role", base.role()),
          mail(),
          changes(),
          base.demonstration());
    }

    private @Nullable UUID service() {
      String id = typed.text("service");
      if (id.isEmpty()) {
        return null;
      }
      Optional<UUID> found =
          services.stream().filter(service -> service.toString().equals(id)).findFirst();
      if (found.isEmpty()) {
        problem("service", "service");
      }
      return found.orElse(null);
    }

    private LocalizedText kept(LocalizedText before, String words) {
      return before.in(base.language()).equals(words)
          ? before
          : LocalizedText.of(base.language(), words);
    }

    private LocalizedText line(String name, LocalizedText before) {
      return kept(before, oneLine(name));
    }

    private String oneLine(String name) {
      return limited(
          name, typed.text(name).replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), LONGEST_LINE);
    }

    private String limited(String name, String words, int most) {
      if (words.length() > most) {
        problem(name, "characters", "most", most, "typed", words.length());
        return "";
      }
      return words;
    }

    private <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
      String code = typed.text(name);
      Optional<E> chosen = Codes.parse(type, code);
      if (chosen.isEmpty() && !code.isEmpty()) {
        problem(name, "choice");
      }
      return chosen;
    }

    private @Nullable YearMonth month(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      try {
        YearMonth month = YearMonth.parse(words);
        if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
          return month;
        }
      } catch (DateTimeException e) {
        // Told below.
      }
      problem(name, "month", "typed", shortened(words));
      return null;
    }

    private String mail() {
      String mail = oneLine("mail");
      if (!mail.isEmpty() && MailAddress.find(mail).isEmpty()) {
        problem("mail", "mail", "typed", shortened(mail));
        return "";
      }
      return mail;
    }

    private boolean blank(String row, String... parts) {
      return Stream.of(parts).allMatch(part -> typed.text(row + part).isEmpty());
    }

    private List<Sheet.Resource> resources() {
      List<Sheet.Resource> rows = new ArrayList<>();
      for (int row : typed.rows(RESOURCES)) {
        String name = RESOURCES + "." + row + ".";
        if (!blank(name, "what", "amount", "year")) {
          LocalizedText before =
              row < base.resources().size()
                  ? base.resources().get(row).what()
                  : LocalizedText.EMPTY;
          LocalizedText what = line(name + "what", before);
          if (typed.text(name + "what").isEmpty()) {
            problem(name + "what", "missing");
          }
          rows.add(
              new Sheet.Resource(
                  what,
                  amount(name + "amount"),
                  choice(name + "unit", Sheet.Unit.class).orElse(Sheet.Unit.ONCE),
                  year(name + "year")));
        }
      }
      return limited(rows, RESOURCES, Details.MOST_RESOURCES);
    }

    private <T> List<T> limited(List<T> rows, String name, int most) {
      if (rows.size() > most) {
        problem(name, "many", "most", most, "typed", rows.size());
        return List.of();
      }
      return rows;
    }

    private @Nullable BigDecimal amount(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      BigDecimal amount = Euro.parse(words).orElse(null);
      if (amount == null) {
        problem(name, "amount", "typed", shortened(words));
      }
      return amount;
    }

    private @Nullable Integer year(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      if (words.matches("19[89][0-9]|20[0-9]{2}")) {
        return Integer.valueOf(words);
      }
      problem(name, "year", "typed", shortened(words));
      return null;
    }

    private List<Change> changes() {
      List<Change> rows = new ArrayList<>();
      for (int row : typed.rows(CHANGES)) {
        String name = CHANGES + "." + row + ".";
        if (!blank(
            name, "what", "passage", "nature", "level", "timing", "by", "goal", "ours", "reason")) {
          change(name, row < base.changes().size() ? base.changes().get(row) : null)
              .ifPresent(rows::add);
        }
      }
      return limited(rows, CHANGES, Details.MOST_CHANGES);
    }

    private Optional<Change> change(String name, @Nullable Change before) {
      Optional<Change.What> what = needed(name + "what", Change.What.class);
      Optional<Change.Nature> nature = needed(name + "nature", Change.Nature.class);
      String reason = limited(name + "reason", typed.text(name + "reason"), Change.MOST_REASON);
      if (typed.text(name + "reason").isEmpty()) {
        problem(name + "reason", "missing");
      }
      String ours = limited(name + "ours", typed.text(name + "ours"), Change.MOST_OURS);
      Passage passage = choice(name + "passage", Passage.class).orElse(null);
      Change.Level level = choice(name + "level", Change.Level.class).orElse(null);
      Change.Timing timing = choice(name + "timing", Change.Timing.class).orElse(null);
      Change.DecidedBy by = choice(name + "by", Change.DecidedBy.class).orElse(null);
      Change.Fidelity fidelity =
          choice(name + "fidelity", Change.Fidelity.class).orElse(Change.Fidelity.UNKNOWN);
      Change.Goal goal = choice(name + "goal", Change.Goal.class).orElse(null);
      return what.isEmpty() || nature.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Change(
                  what.get(),
                  passage,
                  nature.get(),
                  level,
                  timing,
                  by,
                  fidelity,
                  goal,
                  kept(before == null ? LocalizedText.EMPTY : before.ours(), ours),
                  kept(before == null ? LocalizedText.EMPTY : before.reason(), reason)));
    }

    private <E extends Enum<E>> Optional<E> needed(String name, Class<E> type) {
      if (typed.text(name).isEmpty()) {
        problem(name, "choose");
        return Optional.empty();
      }
      return choice(name, type);
    }
  }

  static String shortened(String words) {
    return words.length() <= 40 ? words : words.substring(0, 40) + "…";
  }
}
