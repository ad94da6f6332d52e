package org.capacitymetro.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `service`, `location`, `service_at_location`, `schedule`.
@Component
class ServiceStore {

  /// A record to be written with what is computed of its place.
  ///
  /// @param location used where the record has a place
  record Entry(
      Shelf.Row<ServiceDraft> row, UUID location, List<String> areas, @Nullable String city) {}

  /// The true place of a location, for placing it again.
  record Placed(
      UUID service,
      UUID location,
      LocationDraft draft,
      List<String> areas,
      @Nullable String city) {}

  private static final String SELECT =
      """
      select s.id, s.source, s.source_id, s.provider, s.funder, s.project_code, s.ends_on,
        s.name, s.summary, s.description, s.how_to, s.outcome, s.sectors, s.targets, s.languages,
        s.access_mode, s.residence_permit, s.anonymous, s.cost_options, s.required_documents,
        s.phones, s.emails, s.websites, s.attributes, s.verification, s.availability,
        s.demonstration, s.updated_at, s.status, s.status_on, s.status_reason, s.merged_into,
        h.kind, h.slots, h.holidays, h.exceptions, h.original,
        l.id as location, l.street, l.postcode, l.comune, l.province, l.lat, l.lon, l.comune_code,
        l.city_code, l.precision, l.arrival, l.accessibility, l.geocoded_by, l.geocoded_to,
        l.areas, l.city
      from service s
      left join schedule h on h.service = s.id
      left join service_at_location a on a.service = s.id
      left join location l on l.id = a.location
      """;

  private final JdbcClient jdbc;

  ServiceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TrueService> list(Collection<UUID> ids) {
    return jdbc.sql(SELECT + "where s.id = any(cast(:ids as uuid[]))")
        .param("ids", RecordStore.strings(ids))
        .query(ServiceRows::service)
        .list();
  }

  /// The ids come first: joined and then cut, every batch would read the other tables from their
  /// beginning.
  List<TrueService> listAfter(@Nullable UUID after, int limit) {
    String batch =
        """
        where s.id = any(array(
          select id from service where id > :after order by id limit :limit))
        order by s.id
        """;
    return jdbc.sql(SELECT + batch)
        .param("after", after == null ? new UUID(0, 0) : after)
        .param("limit", limit)
        .query(ServiceRows::service)
        .list();
  }

  /// Every `size`-th id of active services in order, the first included.
  List<UUID> pageStarts(int size) {
    return jdbc.sql(
            """
            select id from (
              select id, row_number() over (order by id) - 1 as before
              from service where status = 'ACTIVE') s
            where before % :size = 0 order by id
            """)
        .param("size", size)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  List<TrueService> listFrom(UUID first, int limit) {
    String batch =
        """
        where s.id = any(array(
          select id from service where id >= :first and status = 'ACTIVE'
          order by id limit :limit))
        order by s.id
        """;
    return jdbc.sql(SELECT + batch)
        .param("first", first)
        .param("limit", limit)
        .query(ServiceRows::service)
        .list();
  }

  List<TrueService> listOf(UUID organization) {
    return jdbc.sql(
            SELECT
                + """
            where s.status = 'ACTIVE' and (s.provider = :id or s.funder = :id) order by s.id
            """)
        .param("id", organization)
        .query(ServiceRows::service)
        .list();
  }

  List<TrueService> newestIn(String city, int limit) {
    return jdbc.sql(
            SELECT
                + """
            where s.status = 'ACTIVE' and l.city = :city
            order by s.updated_at desc, s.id limit :limit
            """)
        .param("city", city)
        .param("limit", limit)
        .query(ServiceRows::service)
        .list();
  }

  /// Active services of a city in the order of their ids.
  List<TrueService> listIn(String city, @Nullable UUID after, int limit) {
    String batch =
        """
        where s.id = any(array(
          select s.id from location l
          join service_at_location a on a.location = l.id
          join service s on s.id = a.service
          where l.city = :city and s.status = 'ACTIVE' and s.id > :after
          order by s.id limit :limit))
        order by s.id
        """;
    return jdbc.sql(SELECT + batch)
        .param("city", city)
        .param("after", after == null ? new UUID(0, 0) : after)
        .param("limit", limit)
        .query(ServiceRows::service)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from service where status = 'ACTIVE'")
        .query(Long.class)
        .single();
  }

  /// The ids of the locations of services that have one.
  Map<UUID, UUID> locations(Collection<UUID> services) {
    Map<UUID, UUID> found = new HashMap<>();
    jdbc.sql(
            """
            select service, location from service_at_location
            where service = any(cast(:ids as uuid[]))
            """)
        .param("ids", RecordStore.strings(services))
        .query(
            row -> {
              found.put(
                  row.getObject("service", UUID.class), row.getObject("location", UUID.class));
            });
    return found;
  }

  /// Inserts or replaces records in one statement.
  void write(List<Entry> entries, Instant now) {
    jdbc.sql(
            """
            with w as materialized (
              select w.id, w.location, w.source, w.source_id, w.hash, w.said, w.areas, w.city, r.*
              from unnest(cast(:ids as uuid[]), cast(:locations as uuid[]), :sources, :sourceIds,
                :hashes, :said, :columns, :areas, :cities)
                as w(id, location, source, source_id, hash, said, columns, areas, city),
              json_to_record(cast(w.columns as json)) as r(
                provider uuid, funder uuid, project_code text, ends_on date, name jsonb,
                summary jsonb, description jsonb, how_to jsonb, outcome jsonb, sectors text[],
                targets text[], languages text[], access_mode text, residence_permit text,
                anonymous text, cost_options jsonb, required_documents jsonb, phones jsonb,
                emails text[], websites text[], attributes jsonb, verification jsonb,
                availability jsonb, demonstration boolean, schedule json, place json)
            ), services as (
              insert into service (id, source, source_id, provider, funder, project_code, ends_on,
                name, summary, description, how_to, outcome, sectors, targets, languages,
                access_mode, residence_permit, anonymous, cost_options, required_documents, phones,
                emails, websites, attributes, verification, availability, demonstration,
                content_hash, said, updated_at)
              select id, source, source_id, provider, funder, project_code, ends_on,
                name, summary, description, how_to, outcome, sectors, targets, languages,
                access_mode, residence_permit, anonymous, cost_options, required_documents, phones,
                emails, websites, attributes, verification, availability, demonstration,
                hash, cast(said as jsonb), :now
              from w
              on conflict (id) do update set
                provider = excluded.provider, funder = excluded.funder,
                project_code = excluded.project_code, ends_on = excluded.ends_on,
                name = excluded.name, summary = excluded.summary,
                description = excluded.description, how_to = excluded.how_to,
                outcome = excluded.outcome, sectors = excluded.sectors,
                targets = excluded.targets, languages = excluded.languages,
                access_mode = excluded.access_mode, residence_permit = excluded.residence_permit,
                anonymous = excluded.anonymous, cost_options = excluded.cost_options,
                required_documents = excluded.required_documents, phones = excluded.phones,
                emails = excluded.emails, websites = excluded.websites,
                attributes = excluded.attributes, verification = excluded.verification,
                availability = excluded.availability, demonstration = excluded.demonstration,
                content_hash = excluded.content_hash, said = excluded.said,
                updated_at = excluded.updated_at
            ), schedules as (
              insert into schedule (service, kind, slots, holidays, exceptions, original)
              select w.id, h.kind, h.slots, h.holidays, h.exceptions, h.original
              from w, json_to_record(w.schedule) as h(
                kind text, slots jsonb, holidays text, exceptions jsonb, original jsonb)
              where w.schedule is not null
              on conflict (service) do update set
                kind = excluded.kind, slots = excluded.slots, holidays = excluded.holidays,
                exceptions = excluded.exceptions, original = excluded.original
            ), locations as (
              insert into location (id, street, postcode, comune, province, lat, lon, comune_code,
                city_code, precision, arrival, accessibility, geocoded_by, geocoded_to, areas, city)
              select w.location, l.street, l.postcode, l.comune, l.province, l.lat, l.lon,
                l.comune_code, l.city_code, l.precision, l.arrival, l.accessibility,
                l.geocoded_by, l.geocoded_to, string_to_array(w.areas, ' '), w.city
              from w, json_to_record(w.place) as l(
                street text, postcode text, comune text, province text, lat float8, lon float8,
                comune_code text, city_code text, precision text, arrival jsonb,
                accessibility text[], geocoded_by text, geocoded_to text)
              where w.place is not null
              on conflict (id) do update set
                street = excluded.street, postcode = excluded.postcode, comune = excluded.comune,
                province = excluded.province, lat = excluded.lat, lon = excluded.lon,
                comune_code = excluded.comune_code, city_code = excluded.city_code,
                precision = excluded.precision, arrival = excluded.arrival,
                accessibility = excluded.accessibility, geocoded_by = excluded.geocoded_by,
                geocoded_to = excluded.geocoded_to, areas = excluded.areas,
                city = excluded.city
            )
            insert into service_at_location (service, location)
            select id, location from w where place is not null
            on conflict (service) do nothing
            """)
        .param("ids", each(entries, entry -> entry.row().id().toString()))
        .param("locations", each(entries, entry -> entry.location().toString()))
        .param("sources", each(entries, entry -> entry.row().draft().source().source()))
        .param("sourceIds", each(entries, entry -> entry.row().draft().source().id()))
        .param("hashes", entries.stream().map(e -> e.row().hash()).toArray(byte[][]::new))
        .param("said", each(entries, entry -> entry.row().said()))
        .param("columns", each(entries, entry -> entry.row().json()))
        .param("areas", each(entries, entry -> String.join(" ", entry.areas())))
        .param("cities", each(entries, Entry::city))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String[] each(List<Entry> entries, Function<Entry, @Nullable String> value) {
    return entries.stream().map(value).toArray(String[]::new);
  }

  /// The bodies among `bodies` that active services name.
  Set<UUID> named(Collection<UUID> bodies) {
    return Set.copyOf(
        jdbc.sql(
                """
                select provider from service
                where status = 'ACTIVE' and provider = any(cast(:ids as uuid[]))
                union
                select funder from service
                where status = 'ACTIVE' and funder = any(cast(:ids as uuid[]))
                """)
            .param("ids", RecordStore.strings(bodies))
            .query(UUID.class)
            .list());
  }

  /// All services that name a body, whatever their status.
  List<UUID> naming(UUID body) {
    return jdbc.sql("select id from service where provider = :body or funder = :body order by id")
        .param("body", body)
        .query(UUID.class)
        .list();
  }

  /// Takes away the schedule and the place that these records no longer have.
  void removeMissing(Collection<UUID> withoutSchedule, Collection<UUID> withoutLocation) {
    if (!withoutSchedule.isEmpty()) {
      jdbc.sql("delete from schedule where service = any(cast(:ids as uuid[]))")
          .param("ids", RecordStore.strings(withoutSchedule))
          .update();
    }
    if (!withoutLocation.isEmpty()) {
      jdbc.sql(
              """
              with gone as (
                delete from service_at_location where service = any(cast(:ids as uuid[])) returning location
              )
              delete from location where id in (select location from gone)
              """)
          .param("ids", RecordStore.strings(withoutLocation))
          .update();
    }
  }

  /// Places in the order of their service, locked until the transaction ends.
  List<Placed> placesAfter(@Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select a.service, l.id as location, l.street, l.postcode, l.comune, l.province, l.lat,
              l.lon, l.comune_code, l.city_code, l.precision, l.arrival, l.accessibility, l.geocoded_by,
              l.geocoded_to, l.areas, l.city
            from service_at_location a join location l on l.id = a.location
            where a.service > :after
            order by a.service limit :limit
            for update of l
            """)
        .param("after", after == null ? new UUID(0, 0) : after)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Placed(
                    row.getObject("service", UUID.class),
                    row.getObject("location", UUID.class),
                    ServiceRows.location(row),
                    ServiceRows.texts(row, "areas"),
                    row.getString("city")))
        .list();
  }

  void place(List<Placed> places) {
    jdbc.sql(
            """
            update location l
            set areas = string_to_array(w.areas, ' '), city = w.city
            from unnest(cast(:ids as uuid[]), :areas, :cities) as w(id, areas, city)
            where l.id = w.id
            """)
        .param("ids", RecordStore.strings(places.stream().map(Placed::location).toList()))
        .param(
            "areas", places.stream().map(p -> String.join(" ", p.areas())).toArray(String[]::new))
        .param("cities", places.stream().map(Placed::city).toArray(String[]::new))
        .update();
  }
}
