package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.Precision;
import org.jspecify.annotations.Nullable;

/// Brings two records, or a record and a source that speaks again, together as [Precedence] says.
final class ByPolicy<D> {

  /// A source and its last word on a record.
  record Word<D>(String source, SourceTrust trust, D draft) {}

  /// A record with the words of all sources that went into it.
  record Told<D>(D draft, List<Word<D>> words) {
    Told {
      words = List.copyOf(words);
    }

    Told<D> with(D other, Collection<Word<D>> more) {
      List<Word<D>> all = new ArrayList<>(words);
      all.addAll(more);
      return new Told<>(other, all);
    }
  }

  /// @param merged what becomes of the record
  /// @param rulings by field, of the fields both fill differently and those that were filled
  record Result<D>(D merged, Map<String, Ruling> rulings) {
    List<String> proposed() {
      return listed(rulings, Ruling.PROPOSED);
    }
  }

  private final Shelf<D> shelf;
  private final DraftFields<D> fields;

  ByPolicy(Shelf<D> shelf) {
    this.shelf = shelf;
    this.fields = shelf.fields();
  }

  /// Makes one record of two. Where both say the same and one is translated further, there is
  /// nothing to rule on.
  Result<D> merge(Told<D> keep, Told<D> give) {
    D here = FilledWords.from(shelf, give.draft(), keep.draft());
    D there = FilledWords.from(shelf, keep.draft(), give.draft());
    Map<String, Ruling> rulings = new LinkedHashMap<>();
    for (String field : fields.keys()) {
      FieldValue mine = fields.value(keep.draft(), field);
      FieldValue theirs = fields.value(give.draft(), field);
      if (Precedence.isOwn(field)
          || theirs.isEmpty()
          || fields.value(here, field).equals(fields.value(there, field))) {
        continue;
      }
      rulings.put(field, rule(field, mine, theirs, keep, give));
    }
    D taken = fields.take(here, there, listed(rulings, Ruling.TAKEN));
    D united = fields.unite(taken, there, listed(rulings, Ruling.UNITED));
    return new Result<>(shelf.united(here, there, united), rulings);
  }

  private Ruling rule(
      String field, FieldValue mine, FieldValue theirs, Told<D> keep, Told<D> give) {
    if (field.equals("precision")) {
      return stricter(mine, theirs) ? Ruling.KEPT : Ruling.TAKEN;
    }
    if (mine.isEmpty()) {
      return Ruling.TAKEN;
    }
    Precedence.Voice holder = voice(field, mine, keep);
    Precedence.Voice challenger = voice(field, theirs, give);
    Ruling ruling = Precedence.rule(field, holder, challenger);
    boolean adds = !Precedence.isUnited(Precedence.partOf(field)) || adds(field, keep, give);
    return adds ? ruling : Ruling.KEPT;
  }

  private boolean adds(String field, Told<D> keep, Told<D> give) {
    D united = fields.unite(keep.draft(), give.draft(), Set.of(field));
    return !fields.value(united, field).equals(fields.value(keep.draft(), field));
  }

  /// A place that one of them keeps back is kept back.
  private static boolean stricter(FieldValue mine, FieldValue theirs) {
    return mine instanceof FieldValue.Choice(String own)
        && theirs instanceof FieldValue.Choice(String other)
        && Precision.valueOf(own).compareTo(Precision.valueOf(other)) >= 0;
  }

  /// Whose word a value is: of the sources that say it the strongest; of people where none does.
  Precedence.Voice voice(String field, FieldValue value, Told<D> record) {
    Optional<Word<D>> best = strongest(field, value, record.words());
    @Nullable Verification known = shelf.verification(record.draft(), field);
    @Nullable LocalDate seen = known != null && known.method().isCheck() ? known.on() : null;
    SourceTrust trust =
        known != null && isOwnWord(known.method())
            ? SourceTrust.ORGANIZATION
            : best.map(Word::trust).orElse(SourceTrust.EDITORS);
    return new Precedence.Voice(
        trust, best.map(Word::source).orElse(""), seen, known == null ? "" : known.by());
  }

  private Optional<Word<D>> strongest(String field, FieldValue value, List<Word<D>> words) {
    Precedence.Part part = Precedence.partOf(field);
    return words.stream()
        .filter(word -> fields.value(word.draft(), field).equals(value))
        .min((one, two) -> compare(part, one.trust(), two.trust()));
  }

  private static boolean isOwnWord(Method method) {
    return method == Method.MAIL_CONFIRMATION || method == Method.ORGANIZATION_EDIT;
  }

  private static int compare(Precedence.Part part, SourceTrust one, SourceTrust other) {
    return Precedence.beats(part, one, other) ? -1 : Precedence.beats(part, other, one) ? 1 : 0;
  }

  /// A source of the record says something new: takes what it has a right to, field by field.
  ///
  /// @param before its last word
  /// @param now its new word
  /// @param others the words of the record's other sources
  Result<D> renew(D record, Word<D> before, D now, List<Word<D>> others) {
    Map<String, Ruling> rulings = new LinkedHashMap<>();
    Told<D> told = new Told<>(record, others).with(record, List.of(before));
    Told<D> news = new Told<>(now, List.of(new Word<>(before.source(), before.trust(), now)));
    for (Difference difference : fields.between(before.draft(), now)) {
      String field = difference.field();
      FieldValue mine = fields.value(record, field);
      if (!Precedence.isOwn(field) && !mine.equals(difference.after())) {
        rulings.put(field, renewed(field, mine, difference.after(), told, news, others));
      }
    }
    D taken = fields.take(record, now, listed(rulings, Ruling.TAKEN));
    D renewed =
        fields.renew(
            taken,
            before.draft(),
            now,
            others.stream().map(Word::draft).toList(),
            listed(rulings, Ruling.UNITED));
    return new Result<>(renewed, rulings);
  }

  private Ruling renewed(
      String field,
      FieldValue mine,
      FieldValue theirs,
      Told<D> told,
      Told<D> news,
      List<Word<D>> others) {
    Precedence.Part part = Precedence.partOf(field);
    if (field.equals("precision")) {
      return stricter(mine, theirs) ? Ruling.KEPT : Ruling.TAKEN;
    }
    if (mine.isEmpty()) {
      return Ruling.TAKEN;
    }
    if (isGuarded(field, mine, theirs, told, news)) {
      return Ruling.PROPOSED;
    }
    if (Precedence.isUnited(part)) {
      return isSaid(field, told) ? Ruling.UNITED : Ruling.PROPOSED;
    }
    Optional<Word<D>> other = strongest(field, mine, others);
    if (other.isEmpty()) {
      return strongest(field, mine, told.words()).isPresent() ? Ruling.TAKEN : Ruling.PROPOSED;
    }
    SourceTrust trust = voice(field, theirs, news).trust();
    if (theirs.isEmpty() || Precedence.beats(part, other.get().trust(), trust)) {
      return Ruling.KEPT;
    }
    return Precedence.beats(part, trust, other.get().trust()) ? Ruling.TAKEN : Ruling.PROPOSED;
  }

  /// Whether somebody else verified a value, and the other one was not verified since.
  private boolean isGuarded(
      String field, FieldValue mine, FieldValue theirs, Told<D> told, Told<D> news) {
    Precedence.Voice holder = voice(field, mine, told);
    Precedence.Voice challenger = voice(field, theirs, news);
    return Precedence.isGuarded(holder, challenger) && !isLater(challenger, holder);
  }

  /// The fields of a record that its own source wants otherwise and that somebody verified.
  List<String> guarded(Told<D> told, Word<D> now) {
    Told<D> news = new Told<>(now.draft(), List.of(now));
    return fields.between(told.draft(), now.draft()).stream()
        .filter(difference -> !Precedence.isOwn(difference.field()))
        .filter(difference -> !difference.before().isEmpty())
        .filter(
            difference ->
                isGuarded(difference.field(), difference.before(), difference.after(), told, news))
        .map(Difference::field)
        .toList();
  }

  /// Whether every item of a united list is the word of some source.
  private boolean isSaid(String field, Told<D> told) {
    return fields.covers(told.words().stream().map(Word::draft).toList(), told.draft(), field);
  }

  private static boolean isLater(Precedence.Voice challenger, Precedence.Voice holder) {
    return challenger.verified() != null
        && (holder.verified() == null || !challenger.verified().isBefore(holder.verified()));
  }

  private static List<String> listed(Map<String, Ruling> rulings, Ruling ruling) {
    return rulings.entrySet().stream()
        .filter(entry -> entry.getValue() == ruling)
        .map(Map.Entry::getKey)
        .toList();
  }
}
