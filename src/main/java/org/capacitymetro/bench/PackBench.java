package org.capacitymetro.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.offline.PackFigures;
import org.capacitymetro.pages.Language;
import org.capacitymetro.text.LocalizedText;

/// Fills one city with services that have texts and contacts, changes some as a week does, and
/// measures what an app has to load.
final class PackBench {
  private static final String CITY = "torino";
  private static final int BATCH = 500;

  /// One service in so many changes within a week.
  private static final int CHANGING = 50;

  private static final List<String> BEGINNINGS =
      List.of(
          "Lo sportello accoglie chi è arrivato da poco e",
          "Un gruppo di volontari",
          "L’équipe con mediatrici culturali",
          "Il centro, aperto dal quartiere,",
          "Una squadra di avvocati e operatrici",
          "La cooperativa insieme al Comune",
          "Il personale del presidio",
          "Chi lavora qui da anni");
  private static final List<String> MIDDLES =
      List.of(
          "aiuta a compilare le domande e a leggere le risposte degli uffici",
          "cerca con te una casa in affitto e parla con il proprietario",
          "offre visite mediche, vaccinazioni e cure per i bambini",
          "insegna l’italiano dal livello zero fino all’esame",
          "prepara il curriculum e accompagna ai colloqui di lavoro",
          "distribuisce pasti caldi, coperte e vestiti puliti",
          "segue i ricorsi contro il rifiuto della protezione",
          "tiene i bambini mentre i genitori studiano",
          "spiega come iscrivere i figli a scuola e alla mensa",
          "fa da interprete in ospedale e in tribunale",
          "riconosce titoli di studio e competenze già acquisite",
          "ascolta chi ha subito violenza e trova un posto sicuro");
  private static final List<String> ENDINGS =
      List.of(
          "senza chiedere documenti.",
          "su appuntamento, anche la sera.",
          "in sei lingue, con un’attesa di pochi giorni.",
          "finché serve, senza spese.",
          "dopo un primo colloquio di mezz’ora.",
          "con posti limitati: conviene telefonare prima.",
          "anche per chi abita fuori città.",
          "grazie a un progetto finanziato ogni anno.");

  private final Italy italy;
  private final Random random;
  private final Directory directory;
  private final Point centre = new Point(45.0703, 7.6869);

  PackBench(Italy italy, long seed, Directory directory) {
    this.italy = italy;
    this.random = new Random(seed);
    this.directory = directory;
  }

  PackFigures.Figures figures(int services, PackFigures measured) {
    List<ServiceDraft> drafts = new ArrayList<>();
    for (int number = 0; number < services; number++) {
      drafts.add(told(italy.service(number)));
    }
    write(drafts);
    return measured.measure(CITY, Language.ITALIAN, () -> week(drafts));
  }

  private void week(List<ServiceDraft> drafts) {
    List<ServiceDraft> changed = new ArrayList<>();
    for (ServiceDraft draft : drafts) {
      if (random.nextInt(CHANGING) == 0) {
        changed.add(told(draft));
      }
    }
    write(changed);
  }

  private void write(List<ServiceDraft> drafts) {
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo("bench", "Services of one city");
    for (int from = 0; from < drafts.size(); from += BATCH) {
      directory.writeServices(info, drafts.subList(from, Math.min(drafts.size(), from + BATCH)));
    }
  }

  /// The same service in the city, with texts and contacts of its own.
  private ServiceDraft told(ServiceDraft draft) {
    ServiceDetails details = draft.details();
    LocationDraft place = Objects.requireNonNull(draft.location());
    return new ServiceDraft(
        draft.source(),
        draft.provider(),
        new ServiceDetails(
            details.name(),
            details.summary(),
            LocalizedText.of("it", sentence() + " " + sentence()),
            random.nextBoolean() ? LocalizedText.EMPTY : LocalizedText.of("it", sentence()),
            details.outcome(),
            details.sectors(),
            details.targets(),
            details.languages(),
            details.access(),
            details.schedule(),
            contacts(),
            details.funding(),
            details.attributes(),
            details.verification(),
            details.availability(),
            details.demonstration()),
        new LocationDraft(
            place.address(),
            place.point() == null ? null : around(),
            null,
            CITY,
            place.precision(),
            place.arrival(),
            place.accessibility()));
  }

  private Point around() {
    return new Point(
        Math.round((centre.lat() + random.nextGaussian() * 0.05) * 1e7) / 1e7,
        Math.round((centre.lon() + random.nextGaussian() * 0.06) * 1e7) / 1e7);
  }

  private String sentence() {
    return pick(BEGINNINGS) + " " + pick(MIDDLES) + " " + pick(ENDINGS);
  }

  private Contacts contacts() {
    String host = italy.surname(random).toLowerCase(java.util.Locale.ITALIAN).replaceAll("\\W", "");
    return new Contacts(
        List.of(
            new Contacts.Phone(
                "+39 011 %03d %04d".formatted(random.nextInt(1_000), random.nextInt(10_000)),
                LocalizedText.EMPTY)),
        random.nextInt(3) == 0 ? List.of() : List.of("info@" + host + ".example.org"),
        random.nextInt(3) == 0 ? List.of() : List.of("https://" + host + ".example.org/"));
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
