package org.capacitymetro.practices;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;

/// Sheets of nobody's practice.
public final class TestSheets {
  private TestSheets() {}

  public static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "parola"));
  }

  /// A sheet that could be handed in.
  public static Sheet whole(PracticeKind kind, String title, UUID... services) {
    Map<Passage, LocalizedText> texts = new EnumMap<>(Passage.class);
    Passage.of(kind)
        .filter(passage -> passage.isNeeded(kind))
        .forEach(
            passage ->
                texts.put(
                    passage, LocalizedText.of("it", "Testo di " + passage.code() + " felce.")));
    texts.put(Passage.TITLE, LocalizedText.of("it", title));
    texts.put(Passage.SUMMARY, LocalizedText.of("it", words(kind == PracticeKind.GOOD ? 80 : 20)));
    List<Sheet.ServiceLink> links = new ArrayList<>();
    for (UUID service : services) {
      links.add(new Sheet.ServiceLink(service, Sheet.Role.BORN_HERE));
    }
    return new Sheet(
        kind,
        "it",
        texts,
        links,
        List.of("torino"),
        List.of("legal-aid-desk"),
        List.of("families"),
        new Sheet.Period(Sheet.Running.RUNNING, YearMonth.of(2025, 3), null),
        Sheet.Money.NONE,
        List.of(),
        List.of(
            new Sheet.Result(
                LocalizedText.of("it", "Meno ritorni allo sportello"), "-30%", "registro", 2025)),
        new Sheet.Contact("felci@example.org", ""),
        List.of(),
        List.of(),
        List.of(),
        Sheet.Licence.CC_BY_4_0,
        List.of("sportello"),
        false);
  }

  /// The same with other words in one passage.
  public static Sheet with(Sheet sheet, Passage passage, String words) {
    Map<Passage, LocalizedText> texts = new EnumMap<>(Passage.class);
    texts.putAll(sheet.texts());
    texts.put(passage, LocalizedText.of("it", words));
    return with(sheet, texts);
  }

  static Sheet with(Sheet sheet, Map<Passage, LocalizedText> texts) {
    return new Sheet(
        sheet.kind(),
        sheet.language(),
        texts,
        sheet.services(),
        sheet.cities(),
        sheet.sectors(),
        sheet.targets(),
        sheet.period(),
        sheet.money(),
        sheet.resources(),
        sheet.results(),
        sheet.contact(),
        sheet.attachments(),
        sheet.pictures(),
        sheet.videos(),
        sheet.licence(),
        sheet.keywords(),
        sheet.demonstration());
  }
}
