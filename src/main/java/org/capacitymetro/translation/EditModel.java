package org.capacitymetro.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of one record in one language.
@Component
class EditModel {

  /// `documents.0`, `results.0.what`, and in a part that has a name `start.choice.0`.
  private static final Pattern ROW =
      Pattern.compile("(.*[.])?(?<list>[^.]+)[.](?<number>[0-9]+)(?<part>[.][^.]+)?");

  /// What is said of the form.
  ///
  /// @param kept whether it holds what was typed before
  /// @param problems by field
  /// @param disputed fields that somebody else changed meanwhile
  record Said(
      boolean saved,
      boolean kept,
      String trouble,
      Map<String, String> problems,
      Set<String> disputed) {}

  private final TextStore store;
  private final Glossary glossary;
  private final Memory memory;

  EditModel(TextStore store, Glossary glossary, Memory memory) {
    this.store = store;
    this.glossary = glossary;
    this.memory = memory;
  }

  EditView of(
      TranslatableRecord record,
      QueuePages.Asked asked,
      Map<String, String> typed,
      Said said,
      String actor,
      String action,
      @Nullable String next,
      Page page) {
    Language target = Language.find(asked.into()).orElseThrow();
    List<Glossary.Term> terms = glossary.in(target.code());
    List<EditView.Text> texts = new ArrayList<>();
    record
        .texts()
        .forEach(
            (field, text) -> {
              if (!text.source().equals(target.code())) {
                texts.add(
                    text(record, field, text, target.code(), typed, said, actor, terms, page));
              }
            });
    return new EditView(
        action,
        page.url(QueuePages.PATH + "?" + asked.query()),
        record.path().isEmpty() ? "" : page.url(record.path()),
        next,
        "translation-" + record.kind() + "-" + record.id() + "-" + target.code(),
        page.formats().languageName(target.code()),
        target.tag(),
        target.direction(),
        said.saved(),
        said.kept(),
        said.trouble(),
        texts);
  }

  private EditView.Text text(
      TranslatableRecord record,
      String field,
      LocalizedText text,
      String into,
      Map<String, String> typed,
      Said said,
      String actor,
      List<Glossary.Term> terms,
      Page page) {
    LocalizedText.Entry entry = text.texts().get(into);
    String source = text.in(text.source());
    String there = entry == null ? "" : entry.text();
    String words = typed.getOrDefault("words." + field, there);
    Standing standing =
        entry == null
            ? Standing.MISSING
            : text.isOlder(into) ? Standing.OLDER : Standing.valueOf(entry.state().name());
    boolean disputed = said.disputed().contains(field);
    return new EditView.Text(
        "t-" + field.replace('.', '-'),
        field,
        label(field, page),
        text.source(),
        source,
        parts(text, into, source),
        typed.isEmpty() || disputed
            ? text.sourceHash()
            : typed.getOrDefault("of." + field, text.sourceHash()),
        typed.isEmpty() || disputed ? there : typed.getOrDefault("seen." + field, there),
        words,
        (int) Math.min(12, 2 + Math.max(source.length(), words.length()) / 60),
        standing.code(),
        standing == Standing.OLDER
            ? page.t("translation.older", "language", page.formats().languageName(text.source()))
            : page.t("translation.state." + standing.code()),
        tick(entry, standing, actor),
        typed.containsKey("tick." + field),
        said.problems().get(field),
        disputed && !there.equals(words) ? there : null,
        Glossary.of(terms, source).stream()
            .map(
                term ->
                    new EditView.Forced(
                        term.term(),
                        term.words(),
                        !words.isBlank() && !Glossary.holds(words, term.words())))
            .toList(),
        memory.offers(source, text.source(), into, record.kind(), record.id()).stream()
            .map(
                offer ->
                    new EditView.Offered(
                        offer.source(),
                        offer.words(),
                        offer.sentence(),
                        page.t(
                            "translation.memory.from",
                            "percent",
                            Math.round(100 * offer.similarity()),
                            "origin",
                            offer.origin())))
            .toList());
  }

  /// Nobody checks their own words.
  private static String tick(LocalizedText.@Nullable Entry entry, Standing standing, String actor) {
    return entry == null || standing == Standing.CHECKED
        ? ""
        : !actor.equals(entry.author()) ? "checked" : standing == Standing.OLDER ? "still" : "";
  }

  private List<EditView.Part> parts(LocalizedText text, String into, String source) {
    LocalizedText.Entry entry = text.texts().get(into);
    if (entry == null || entry.of() == null || !text.isOlder(into)) {
      return List.of(new EditView.Part("same", source));
    }
    return store
        .findSource(entry.of())
        .map(
            before ->
                WordDiff.of(before, source).stream()
                    .map(
                        part ->
                            new EditView.Part(
                                part.kind().name().toLowerCase(Locale.ROOT), part.text()))
                    .toList())
        .orElse(List.of(new EditView.Part("same", source)));
  }

  /// The name of a field; those in lists are counted from 1, and what belongs to sheets has the
  /// names that their form gives it.
  static String label(String field, Page page) {
    Matcher row = ROW.matcher(field);
    return row.matches()
        ? named(row.group("list") + row.group("part"), page)
            + " "
            + (Integer.parseInt(row.group("number")) + 1)
        : named(field.substring(field.lastIndexOf('.') + 1), page);
  }

  private static String named(String field, Page page) {
    String own = "translation.field." + field;
    if (page.words().has(own)) {
      return page.t(own);
    }
    String passage = "practices.field." + field;
    return page.words().has(passage) ? page.t(passage) : field;
  }
}
