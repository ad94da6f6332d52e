package org.capacitymetro.translation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translation;
import org.springframework.stereotype.Component;

/// Texts as files for agencies, and what their files say about today's texts.
@Component
class Xliff {
  /// How many records go into one file.
  static final int MOST_RECORDS = 20_000;

  private static final int BATCH = 200;

  /// What becomes of one text of a file.
  enum Fate {
    READY,
    SAME,
    EMPTY,
    CHANGED,
    NEWER,
    UNKNOWN
  }

  /// @param translations what would be written
  /// @param fates of every unit, by fate
  record Report(List<Translation> translations, Map<Fate, List<XliffUnit>> fates) {}

  private final Texts texts;
  private final TextStore store;
  private final Glossary glossary;

  Xliff(Texts texts, TextStore store, Glossary glossary) {
    this.texts = texts;
    this.store = store;
    this.glossary = glossary;
  }

  /// A file of what is wanted from one language, the only one a file may have; without a standing,
  /// of everything still to do.
  String export(Wanted asked, String source, Language target, Page page) {
    Wanted wanted = asked.from(source);
    Map<String, List<String>> ids = new HashMap<>();
    store
        .list(wanted, 0, MOST_RECORDS)
        .forEach(
            line -> ids.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line.record()));
    List<Glossary.Term> terms = glossary.in(target.code());
    XliffWriter writer = new XliffWriter(source, target.tag());
    for (String kind : new TreeSet<>(ids.keySet())) {
      writer.beginFile(kind);
      List<String> all = ids.getOrDefault(kind, List.of());
      for (int from = 0; from < all.size(); from += BATCH) {
        for (TranslatableRecord record :
            texts.list(kind, all.subList(from, Math.min(all.size(), from + BATCH)))) {
          write(writer, record, wanted, target.code(), terms, page);
        }
      }
      writer.endFile();
    }
    if (ids.isEmpty()) {
      writer.beginFile("nothing");
      writer.beginGroup("nothing", "");
      writer.endGroup();
      writer.endFile();
    }
    return writer.end();
  }

  private static void write(
      XliffWriter writer,
      TranslatableRecord record,
      Wanted wanted,
      String into,
      List<Glossary.Term> terms,
      Page page) {
    writer.beginGroup(record.id(), record.title().in(record.title().source()));
    record
        .texts()
        .forEach(
            (field, text) -> {
              Standing standing = standing(text, into);
              boolean asked =
                  wanted.standing() == null
                      ? standing.compareTo(Standing.HUMAN) < 0
                      : standing == wanted.standing();
              if (asked && text.source().equals(wanted.source())) {
                String source = text.in(text.source());
                String there = words(text, into);
                writer.unit(
                    new XliffUnit(
                        record.kind(),
                        record.id(),
                        field,
                        source,
                        there,
                        XliffUnit.State.of(standing),
                        LocalizedText.hash(there)),
                    EditModel.label(field, page),
                    Glossary.of(terms, source).stream()
                        .map(term -> term.term() + " = " + term.words())
                        .toList());
              }
            });
    writer.endGroup();
  }

  static Standing standing(LocalizedText text, String into) {
    LocalizedText.Entry entry = text.texts().get(into);
    return entry == null
        ? Standing.MISSING
        : text.isOlder(into) ? Standing.OLDER : Standing.valueOf(entry.state().name());
  }

  private static String words(LocalizedText text, String into) {
    LocalizedText.Entry entry = text.texts().get(into);
    return entry == null ? "" : entry.text();
  }

  /// What a file says, beside what is there now.
  ///
  /// @param mine whether the person may translate a record
  /// @param author of the words
  Report report(
      List<XliffUnit> units, String into, Predicate<TranslatableRecord> mine, String author) {
    Map<String, Map<String, TranslatableRecord>> records = records(units);
    Map<Fate, List<XliffUnit>> fates = new EnumMap<>(Fate.class);
    List<Translation> translations = new ArrayList<>();
    for (XliffUnit unit : units) {
      TranslatableRecord record = records.getOrDefault(unit.kind(), Map.of()).get(unit.record());
      LocalizedText text = record == null ? null : record.texts().get(unit.field());
      Fate fate =
          record == null || text == null || !mine.test(record)
              ? Fate.UNKNOWN
              : fate(unit, text, into);
      fates.computeIfAbsent(fate, each -> new ArrayList<>()).add(unit);
      if (fate == Fate.READY && text != null) {
        LocalizedText.Entry entry = text.texts().get(into);
        String there = words(text, into);
        boolean same = there.equals(unit.target().strip());
        translations.add(
            new Translation(
                unit.kind(),
                unit.record(),
                unit.field(),
                into,
                unit.target(),
                unit.state().toState(),
                same && entry != null && entry.author() != null ? entry.author() : author,
                text.sourceHash(),
                there));
      }
    }
    return new Report(translations, fates);
  }

  private static Fate fate(XliffUnit unit, LocalizedText text, String into) {
    if (unit.target().isBlank()) {
      return Fate.EMPTY;
    }
    if (text.source().equals(into)
        || !LocalizedText.hash(unit.source()).equals(text.sourceHash())) {
      return Fate.CHANGED;
    }
    String there = words(text, into);
    boolean same = there.equals(unit.target().strip());
    Standing standing = standing(text, into);
    if (same) {
      boolean further =
          unit.state() != XliffUnit.State.INITIAL
              && (standing == Standing.MACHINE
                  || standing == Standing.OLDER
                  || (standing == Standing.HUMAN
                      && unit.state().toState() == LocalizedText.State.CHECKED));
      return further ? Fate.READY : Fate.SAME;
    }
    boolean untouched = LocalizedText.hash(there).equals(unit.seen());
    return there.isEmpty() || standing == Standing.MACHINE || untouched ? Fate.READY : Fate.NEWER;
  }

  private Map<String, Map<String, TranslatableRecord>> records(List<XliffUnit> units) {
    Map<String, TreeSet<String>> ids = new HashMap<>();
    units.forEach(
        unit -> ids.computeIfAbsent(unit.kind(), kind -> new TreeSet<>()).add(unit.record()));
    Map<String, Map<String, TranslatableRecord>> records = new HashMap<>();
    ids.forEach(
        (kind, wanted) -> {
          if (texts.kinds().contains(kind)) {
            List<String> all = List.copyOf(wanted);
            for (int from = 0; from < all.size(); from += BATCH) {
              texts
                  .list(kind, all.subList(from, Math.min(all.size(), from + BATCH)))
                  .forEach(
                      record ->
                          records
                              .computeIfAbsent(kind, each -> new HashMap<>())
                              .put(record.id(), record));
            }
          }
        });
    return records;
  }
}
