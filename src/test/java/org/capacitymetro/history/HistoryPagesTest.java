package org.capacitymetro.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HistoryPagesTest extends RunningApplication {
  private static final String PERSON = "person:01234567-89ab-7cde-8f01-23456789abcd";
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo(PERSON, "detto da Anna Bianchi");

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Records records;
  @Autowired Directory directory;

  @Test
  void everybodyReadsWhenAndWhatChangedAndNobodysName() throws Exception {
    ServiceId id = imported("Sportello corniolo", Precision.EXACT);
    move(id, Precision.EXACT, "Via Nuova 3");

    String html = get("/it/services/sportello-corniolo-" + id.shortForm() + "/history").body();

    assertThat(html)
        .contains("Storia delle modifiche", "Sportello corniolo")
        .contains("Scheda aggiornata</strong>, da chi cura questa mappa", "È cambiato: luogo.")
        .contains("Scheda aggiunta alla mappa</strong>, dall’elenco «storia»")
        .doesNotContain("person:", "01234567", "Bianchi", "Via Nuova", "Via Vecchia");
    assertThat(get("/en/services/sportello-corniolo-" + id.shortForm() + "/history").body())
        .contains("What changed: place.");
    assertThat(get("/it/services/sportello-corniolo-" + id.shortForm()).body())
        .contains("-" + id.shortForm() + "/history\"");
  }

  @Test
  void aReservedPlaceIsNotBetrayedByItsPast() throws Exception {
    ServiceId id = imported("Casa corniolo", Precision.EXACT);
    move(id, Precision.HIDDEN, "Via Segreta 9");

    String html = get("/it/services/casa-corniolo-" + id.shortForm() + "/history").body();

    assertThat(html).contains("È cambiato: luogo.").doesNotContain("Segreta", "Vecchia", "45.07");
  }

  @Test
  void aMergedRecordKeepsItsHistoryUnderItsAddress() throws Exception {
    ServiceId keep = imported("Sportello pruno", Precision.EXACT);
    ServiceId give = imported("Sportello pruno due", Precision.EXACT);
    records.mergeServices(EDITOR, side(keep), side(give), version(keep).draft());

    HttpResponse<String> old =
        get("/it/services/sportello-pruno-due-" + give.shortForm() + "/history");
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(old.body())
        .contains("unita a un’altra", "/it/services/sportello-pruno-" + keep.shortForm());
    assertThat(get("/it/services/sportello-pruno-" + keep.shortForm() + "/history").body())
        .contains("Unita con un’altra scheda", "-" + give.shortForm() + "/history");
  }

  @Test
  void addressesAreTheRecordsOwn() throws Exception {
    ServiceId id = imported("Sportello sorbo", Precision.EXACT);

    assertThat(
            get("/it/services/altro-" + id.shortForm() + "/history")
                .headers()
                .firstValue("Location"))
        .hasValue("/it/services/sportello-sorbo-" + id.shortForm() + "/history");
    assertThat(get("/it/services/x-2/history").statusCode()).isEqualTo(404);
    assertThat(get("/it/organizations/x-2/history").statusCode()).isEqualTo(404);
    records.remove(EDITOR, id);
    assertThat(get("/it/services/sportello-sorbo-" + id.shortForm() + "/history").statusCode())
        .isEqualTo(404);
  }

  private ServiceId imported(String name, Precision precision) {
    SourceRef source = new SourceRef("storia", name);
    directory.writeServices(
        new Directory.ChangeSetInfo("import:storia", "import"),
        List.of(draft(source, name, precision, "Via Vecchia 1")));
    List<ServiceId> ids = new ArrayList<>();
    directory.forEach(
        service -> {
          if (service.source().equals(source)) {
            ids.add(service.id());
          }
        });
    return ids.getFirst();
  }

  private void move(ServiceId id, Precision precision, String street) {
    Version<ServiceDraft> version = version(id);
    String name = version.draft().details().name().in("it");
    records.write(
        EDITOR, id, version.revision(), draft(version.draft().source(), name, precision, street));
  }

  private Version<ServiceDraft> version(ServiceId id) {
    return records.find(id).orElseThrow();
  }

  private Records.Side side(ServiceId id) {
    return new Records.Side(id.value(), version(id).revision());
  }

  private static ServiceDraft draft(
      SourceRef source, String name, Precision precision, String street) {
    return new ServiceDraft(
        source,
        null,
        ServiceDetails.of(LocalizedText.of("it", name), List.of("permits")),
        new LocationDraft(
            new Address(street, "10122", "Torino", "TO"),
            new Point(45.07, 7.68),
            "001272",
            "torino",
            precision,
            LocalizedText.EMPTY,
            List.of()));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
