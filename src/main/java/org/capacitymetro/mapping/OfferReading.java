package org.capacitymetro.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Access.Mode;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What the thing of one row offers, to whom and how. What the row says goes before what its
/// category says.
final class OfferReading {
  private static final List<Access.CostOption> FREE =
      List.of(Access.CostOption.of(BigDecimal.ZERO));

  private final RowWords words;
  private final Profile profile;
  private final @Nullable Taxonomies taxonomies;
  private final Map<Category, LocalizedText> summaries;
  private final Category category;

  /// @param summaries of the categories met before
  OfferReading(
      RowWords words,
      Profile profile,
      @Nullable Taxonomies taxonomies,
      Map<Category, LocalizedText> summaries) {
    this.summaries = summaries;
    this.words = words;
    this.profile = profile;
    this.taxonomies = taxonomies;
    this.category = readCategory();
  }

  Category category() {
    return category;
  }

  /// The whole cell, else each of the several categories in it.
  private Category readCategory() {
    String cell = words.get(Column.CATEGORY);
    Optional<Category> whole = profile.findCategory(cell);
    if (whole.isPresent()) {
      return whole.get();
    }
    List<Category> found = new ArrayList<>();
    List<String> parts = Values.sentences(cell);
    if (parts.size() > 1) {
      for (String part : parts) {
        profile
            .findCategory(part)
            .ifPresentOrElse(found::add, () -> words.note(Reason.CATEGORY_UNKNOWN, part));
      }
    } else if (cell.isEmpty()) {
      if (words.get(Column.SECTORS).isEmpty()) {
        words.note(Reason.CATEGORY_MISSING, cell);
      }
    } else {
      words.note(Reason.CATEGORY_UNKNOWN, cell);
    }
    return found.stream().reduce(Category::and).orElse(Category.UNKNOWN);
  }

  List<String> sectors() {
    return codes(Column.SECTORS, Vocabulary.SECTOR, category.sectors(), Reason.SECTOR_UNKNOWN);
  }

  List<String> targets() {
    return codes(Column.TARGETS, Vocabulary.TARGET, category.targets(), Reason.TARGET_UNKNOWN);
  }

  private List<String> codes(
      Column column, Vocabulary vocabulary, List<String> ofCategory, Reason unknown) {
    List<String> written = Values.split(words.get(column));
    if (written.isEmpty() || taxonomies == null) {
      return ofCategory;
    }
    Set<String> codes = new LinkedHashSet<>(ofCategory);
    for (String word : written) {
      term(vocabulary, word)
          .ifPresentOrElse(term -> codes.add(term.code()), () -> words.note(unknown, word));
    }
    return List.copyOf(codes);
  }

  private Optional<Term> term(Vocabulary vocabulary, String word) {
    Taxonomies known = Objects.requireNonNull(taxonomies);
    Optional<Term> code = known.find(vocabulary, word);
    if (code.isPresent()) {
      return code;
    }
    String folded = Folding.words(word);
    return known.list(vocabulary).stream()
        .filter(
            term ->
                Folding.words(term.name().in("it")).equals(folded)
                    || Folding.words(term.name().in("en")).equals(folded))
        .findFirst();
  }

  LocalizedText summary() {
    LocalizedText own = words.text(Column.SUMMARY);
    return own.isEmpty() ? summaries.computeIfAbsent(category, Category::summaryText) : own;
  }

  List<String> languages() {
    Set<String> tags = new LinkedHashSet<>();
    for (String word : Values.split(words.get(Column.LANGUAGES))) {
      for (String each : word.split("\\s+(?:e|ed|and)\\s+")) {
        Values.language(each)
            .ifPresentOrElse(tags::add, () -> words.note(Reason.LANGUAGE_UNKNOWN, each));
      }
    }
    tags.remove("it");
    return List.copyOf(tags);
  }

  Access access(ParsedHours hours) {
    return new Access(
        mode(hours),
        answer(Column.RESIDENCE_PERMIT, category.residencePermit()),
        answer(Column.ANONYMOUS, category.anonymous()),
        costs(),
        Values.sentences(words.get(Column.DOCUMENTS)).stream()
            .map(document -> LocalizedText.of(profile.language(), document))
            .toList());
  }

  /// What the row says of access, else whether it asks for an appointment, else what its hours say,
  /// else what its category says.
  private Mode mode(ParsedHours hours) {
    String access = words.get(Column.ACCESS);
    if (!access.isEmpty()) {
      Optional<Mode> said = Values.mode(access);
      if (said.isPresent()) {
        return said.get();
      }
      words.note(Reason.ACCESS_UNKNOWN, access);
    }
    String appointment = words.get(Column.APPOINTMENT);
    if (!appointment.isEmpty()) {
      Optional<Mode> said =
          Values.answer(appointment)
              .map(answer -> answer == Answer.YES ? Mode.APPOINTMENT : Mode.WALK_IN)
              .or(() -> Values.mode(appointment));
      if (said.isPresent()) {
        return said.get();
      }
      words.note(Reason.ANSWER_UNKNOWN, Column.APPOINTMENT.canonical() + ": " + appointment);
    }
    return hours.byAppointment() ? Mode.APPOINTMENT : category.mode();
  }

  private Answer answer(Column column, @Nullable Boolean ofCategory) {
    String cell = words.get(column);
    Optional<Answer> said = cell.isEmpty() ? Optional.empty() : Values.answer(cell);
    if (said.isEmpty() && !cell.isEmpty()) {
      words.note(Reason.ANSWER_UNKNOWN, column.canonical() + ": " + cell);
    }
    return said.orElse(Category.answer(ofCategory));
  }

  private List<Access.CostOption> costs() {
    List<Access.CostOption> said =
        Values.sentences(words.get(Column.COST)).stream()
            .map(cost -> Values.cost(cost, profile.language()))
            .toList();
    return said.isEmpty() && Boolean.TRUE.equals(category.free()) ? FREE : said;
  }

  /// The hours as far as they are understood; what is published is never half of them.
  ParsedHours hours() {
    String cell = words.get(Column.HOURS);
    ParsedHours hours = ItalianHours.parse(cell).orElse(ParsedHours.NONE);
    if (!cell.isEmpty() && hours.published().kind() == Schedule.Kind.UNKNOWN) {
      words.note(
          hours.isProposal() ? Reason.HOURS_PROPOSED : Reason.HOURS_NOT_UNDERSTOOD,
          words.written(Column.HOURS));
    }
    return hours;
  }

  @Nullable LocalDate endsOn() {
    String cell = words.get(Column.ENDS_ON);
    Optional<LocalDate> said = cell.isEmpty() ? Optional.empty() : Values.date(cell);
    if (said.isEmpty() && !cell.isEmpty()) {
      words.note(Reason.DATE_MALFORMED, cell);
    }
    return said.or(category::endedOn).orElse(null);
  }
}
