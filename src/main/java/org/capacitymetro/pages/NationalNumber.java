package org.capacitymetro.pages;

import java.util.List;

/// A telephone number of national use that is public and free of charge. Each was looked up in
/// November 2026 on the page named beside it; who changes a number or what is promised of it looks
/// it up again.
///
/// @param shown as written for people
/// @param key what it is for: `emergency.{key}` and `emergency.{key}.about` in the messages
/// @param source the page that says so
public record NationalNumber(String shown, String key, String source) {
  /// In the order in which they are shown.
  public static final List<NationalNumber> ALL =
      List.of(
          new NationalNumber(
              "112",
              "general",
              "https://enimed.regione.puglia.it/web/dpc-gestione-emergenze/numero-unico-delle-emergenze"),
          new NationalNumber("1522", "violence", "https://www.1522.eu/cose-1522/?lang=en"),
          new NationalNumber(
              "800 290 290",
              "trafficking",
              "https://www.pariopportunita.gov.it/it/politiche-e-attivita/tratta-degli-esseri-umani-e-grave-sfruttamento/numero-verde-antitratta/"),
          new NationalNumber(
              "114",
              "children",
              "https://azzurro.it/it/cosa-facciamo/caso-di-emergenza/114-emergenza-infanzia"),
          new NationalNumber(
              "19696",
              "helpline",
              "https://azzurro.it/en/helpline-19696-listening-counselling-and-support/"),
          new NationalNumber(
              "116117",
              "doctor",
              "https://www.salute.gov.it/portale/lea/dettaglioContenutiLea.jsp?lingua=english&id=5444&area=Lea&menu=numeriUnici"),
          new NationalNumber(
              "800 90 10 10",
              "discrimination",
              "https://immigrazione.biz/antidiscriminazioni.php"));

  /// The `tel:` link.
  public String link() {
    return "tel:" + shown.replace(" ", "");
  }
}
