package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class HsdsViewsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = database.jdbc();

  private final UUID reserved;
  private final UUID reservedPlace;

  HsdsViewsTest() {
    TestDirectory.over(database.dataSource())
        .writeServices(
            new Directory.ChangeSetInfo("test", "a test writes"),
            List.of(draft("desk", Precision.EXACT), draft("shelter", Precision.COMUNE)));
    reserved =
        jdbc.sql("select id from service where source_id = 'shelter'").query(UUID.class).single();
    reservedPlace =
        jdbc.sql("select id from location where precision = 'COMUNE'").query(UUID.class).single();
  }

  @Test
  void showTheListsOfAServiceAsRows() {
    assertThat(texts("select distinct number from hsds.phone")).containsExactly("+39 011 000 0000");
    assertThat(texts("select distinct email from hsds.contact")).containsExactly("a@example.org");
    assertThat(texts("select distinct code from hsds.language")).containsExactly("ar");
    assertThat(texts("select distinct eligibility from hsds.eligibility")).containsExactly("Donne");
    assertThat(texts("select distinct document from hsds.required_document"))
        .containsExactly("Un documento");
    assertThat(texts("select distinct amount::text from hsds.cost_option")).containsExactly("0");
    assertThat(
            texts(
                "select distinct byday || ' ' || opens_at || '-' || closes_at from hsds.schedule"))
        .containsExactly("MO 09:00:00-13:00:00");
    assertThat(texts("select distinct description from hsds.accessibility"))
        .containsExactly("wheelchair");
    assertThat(
            texts(
                "select distinct coalesce(taxonomy_term_id, label || '=' || value) from hsds.attribute order by 1"))
        .containsExactly("floor=2", "sector:work", "target:women");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service",
        "location",
        "address",
        "service_at_location",
        "accessibility",
        "schedule",
        "phone",
        "contact",
        "language",
        "required_document",
        "cost_option",
        "attribute",
        "eligibility"
      })
  void leaveReservedServicesOutWhole(String view) {
    List<String> rows = texts("select to_jsonb(v)::text from hsds." + view + " v");

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .noneMatch(
            row -> row.contains(reserved.toString()) || row.contains(reservedPlace.toString()));
    assertThat(rows).noneMatch(row -> row.contains("shelter"));
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private static ServiceDraft draft(String id, Precision precision) {
    ServiceDetails plain =
        ServiceDetails.of(LocalizedText.of("it", "Sportello " + id), List.of("work"));
    return new ServiceDraft(
        new SourceRef("test", id),
        null,
        new ServiceDetails(
            plain.name(),
            plain.summary(),
            plain.description(),
            plain.howTo(),
            plain.outcome(),
            plain.sectors(),
            List.of("women"),
            List.of("ar"),
            new Access(
                Access.Mode.WALK_IN,
                Answer.NO,
                Answer.YES,
                List.of(new Access.CostOption(LocalizedText.of("it", "Gratis"), BigDecimal.ZERO)),
                List.of(LocalizedText.of("it", "Un documento"))),
            new Schedule(
                Schedule.Kind.WEEKLY,
                List.of(
                    new Schedule.Slot(
                        DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(13, 0), null)),
                Schedule.HolidayPolicy.CLOSED,
                List.of(),
                LocalizedText.EMPTY),
            new Contacts(
                List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                List.of("a@example.org"),
                List.of()),
            plain.funding(),
            Map.of("floor", "2"),
            Map.of(),
            null,
            false),
        new LocationDraft(
            new Address("Via Milano 12", "10122", "Torino", "TO"),
            new Point(45.07, 7.68),
            "001272",
            "torino",
            precision,
            LocalizedText.EMPTY,
            List.of("wheelchair")));
  }
}
