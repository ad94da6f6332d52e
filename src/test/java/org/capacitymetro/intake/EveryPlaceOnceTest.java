package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The publishers' own files with their profiles, then the clean copies of the same lists on top:
/// the map holds each place once, the same files change nothing, and all of it can be taken back.
class EveryPlaceOnceTest {
  private static final ChangeSetInfo BACK = new ChangeSetInfo("person:test", "taken back");

  static final Map<String, String> RAW =
      new TreeMap<>(
          Map.of(
              "mim_scuanagrafestat", "SCUANAGRAFESTAT20252620250901.csv.gz",
              "regione_lombardia_anagrafe_scuole", "Anagrafe_Scuole_20260215.csv",
              "iccu_centrale_biblioteche", "Centrale_biblioteche_a508a4e.csv",
              "regione_lombardia_elenco_farmacie", "Elenco_Completo_Farmacie_20260215.csv",
              "minsalute_cs_strutture_ricovero", "CS_strutture_ricovero.xml",
              "comune_milano_uffici_postali", "ds555_uffici_postali_milano_final.geojson",
              "comune_milano_comandi_polizia_locale",
                  "geocoded_comandi-decentrati-polizia-locale__final.geojson",
              "minsalute_consultori", "consultori.csv",
              "iss_punti_ivg_regionali", "punti_ivg_regionali.csv",
              "acquamat_fontanelle", "acquamat_fontanelle.json"));

  /// Lists of which both forms are small: all of them take minutes and are measured with
  /// `-Dcapacity.every-list=true`.
  private static final List<String> LARGE =
      List.of(
          "mim_",
          "miur_",
          "iccu_",
          "regione_lombardia_anagrafe",
          "regione_lombardia_scuole",
          "agenzia");

  private static final boolean EVERY = Boolean.getBoolean("capacity.every-list");

  private record Step(ImportReport report, Set<UUID> before) {}

  private final TestImports imports = new TestImports();
  private final List<String> told = new ArrayList<>();

  @Test
  void theMapHoldsEachPlaceOnceAndIsWhatItWasAfterwards() throws IOException {
    List<Step> steps = importAll();
    Set<UUID> after = contents();
    write();
    assertThat(mergedOf("regione_lombardia_farmacie_2026")).isEqualTo(921);
    assertThat(mergedOf("acquamat_fontanelle_2026")).isEqualTo(182);
    assertThat(mergedOf("minsalute_strutture_ricovero_hsp_hl7it")).isEqualTo(182);
    assertThat(
            imports.count(
                """
                select count(*) from service s join service t on t.id = s.merged_into
                where s.source = t.source and s.source = 'regione_lombardia_elenco_farmacie'
                """))
        .as("pharmacies that their own register tells apart")
        .isZero();

    assertThat(
            imports.count(
                """
                select count(*) from pair p join service a on a.id = p.one join service b on b.id = p.other
                where p.state = 'SAME' and p.why::text not like '%CODE%' and not a.sectors && b.sectors
                """))
        .as("things of two kinds joined by likeness")
        .isZero();

    for (Step again : importAll()) {
      assertThat(again.report().run().changeSet()).as(again.report().run().file()).isNull();
      assertThat(again.report().count(Outcome.UNCHANGED)).isEqualTo(again.report().taken());
    }
    assertThat(contents()).isEqualTo(after);

    for (Step step : steps.reversed()) {
      imports.imports.undo(step.report().run().id(), BACK);
      assertSame(step);
    }
    assertThat(imports.directory.count()).isZero();
  }

  @Test
  void theLibraryOfAHospitalIsNotTheHospital(@TempDir Path folder) throws IOException {
    String place = "Via di Prova 8,Torino,TO,45.0712345,7.6812345,+39 011 5550123,,,,\n";
    String header =
        "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";
    Map<String, Long> same = new TreeMap<>();
    for (String list : List.of("a ospedale", "b ospedale", "c biblioteca")) {
      String kind = list.substring(2);
      Path file =
          Files.writeString(
              folder.resolve(list.charAt(0) + ".csv"),
              header + list.charAt(0) + ",1,Ospedale Santa Prova Inventata," + kind + "," + place);
      same.put(list, (long) imports.run(file).count(Outcome.SAME));
    }
    assertThat(same).containsEntry("b ospedale", 1L).containsEntry("c biblioteca", 0L);
  }

  /// Schools get other codes when they are joined with others: only a person can say that one code
  /// follows another.
  @Test
  void aSchoolWithAnotherCodeIsAQuestion(@TempDir Path folder) throws IOException {
    String header =
        "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";
    String place =
        ",Liceo Inventato della Prova,LICEO CLASSICO,Via di Prova 8,TORINO,TO,45.0712345,7.6812345,"
            + "+39 011 5550123,,,,\n";
    String state = "miur_scuole_statali_2025_26";
    String region = "regione_lombardia_scuole_A_2026";
    imports.run(
        Files.writeString(folder.resolve(state + ".csv"), header + state + ",TOPC99901A" + place));

    ImportReport other =
        imports.run(
            Files.writeString(
                folder.resolve(region + ".csv"), header + region + ",TOPC99902B" + place));
    assertThat(other.count(Outcome.PERHAPS)).isEqualTo(1);
    ImportReport known =
        imports.run(
            Files.writeString(
                folder.resolve(region + ".csv"),
                header + region + ",TOPC99902B" + place + region + ",TOPC99901A" + place));
    assertThat(known.count(Outcome.SAME)).isEqualTo(1);
  }

  /// A course of a school has the code of the school and something after a hyphen.
  @Test
  void aCourseOfASchoolIsTheSchoolWhereItIsInItsHouse(@TempDir Path folder) throws IOException {
    String header =
        "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";
    String name = ",Liceo Inventato della Prova,LICEO CLASSICO,";
    String house = "Via di Prova 8,TORINO,TO,45.0712345,7.6812345,+39 011 5550123,,,,\n";
    String branch = "Corso Altrove 99,TORINO,TO,45.0512345,7.6512345,+39 011 5550123,,,,\n";
    String state = "miur_scuole_statali_2025_26";
    String region = "regione_lombardia_scuole_A_2026";
    imports.run(
        Files.writeString(
            folder.resolve(state + ".csv"),
            header
                + state
                + ",TOPC99901A"
                + name
                + house
                + state
                + ",TOPC99902B"
                + name.replace("Prova", "Conferma")
                + house.replace("Via di Prova 8", "Via Quieta 3")));

    ImportReport courses =
        imports.run(
            Files.writeString(
                folder.resolve(region + ".csv"),
                header
                    + (region + ",TOPC99901A-LU" + name + house)
                    + (region + ",TOPC99901A-LL" + name + house)
                    + (region + ",TOPC99901A-01" + name + branch)
                    + (region + ",TOPC99902B" + name.replace("Prova", "Conferma"))
                    + house.replace("Via di Prova 8", "Via Quieta 3")
                    + (region + ",TOPC99902B-LU" + name.replace("Prova", "Conferma"))
                    + house.replace("Via di Prova 8", "Via Quieta 3")));
    assertThat(courses.count(Outcome.SAME)).as("two courses and the other school").isEqualTo(3);
    assertThat(courses.count(Outcome.NEW)).as("what its own list tells apart").isEqualTo(1);
    assertThat(courses.count(Outcome.PERHAPS)).as("the branch").isEqualTo(1);
  }

  private long mergedOf(String source) {
    return imports.count(
        "select count(*) from service where status = 'MERGED' and source = '" + source + "'");
  }

  /// What came of each file, 50 pairs that were joined by likeness alone and 20 that wait for a
  /// person, drawn by a hash with a fixed seed, for somebody to read: the written check in
  /// docs/consolidation-check.md comes from here.
  private void write() throws IOException {
    List<String> lines = new ArrayList<>(told);
    imports
        .jdbc
        .sql(
            """
            with side as (
              select s.id, s.source || ' ' || s.source_id || ' | '
                || coalesce(s.name -> 'texts' -> 'it' ->> 'text', '') || ' | '
                || coalesce(l.street, '') || ', ' || coalesce(l.comune, '') || ' | '
                || coalesce(s.phones::text, '') || ' ' || coalesce(s.emails::text, '') || ' | '
                || coalesce(l.lat || ', ' || l.lon, '') as words
              from service s
              left join service_at_location t on t.service = s.id
              left join location l on l.id = t.location),
            drawn as (
              select p.*, row_number() over (partition by p.state
                order by md5(a.source || a.source_id || b.source || b.source_id || '2026')) as place
              from pair p join service a on a.id = p.one join service b on b.id = p.other
              where p.state in ('SAME', 'OPEN') and p.why::text not like '%CODE%')
            select d.state || ' ' || round(d.score::numeric, 3) || ' ' || d.why || chr(10) || '  ' || a.words
              || chr(10) || '  ' || b.words
            from drawn d join side a on a.id = d.one join side b on b.id = d.other
            where d.place <= case d.state when 'SAME' then 50 else 20 end order by d.state desc, d.place
            """)
        .query(String.class)
        .list()
        .forEach(lines::add);
    Path target = Path.of(System.getProperty("basedir", "."), "target");
    Files.write(Files.createDirectories(target).resolve("every-place-once.txt"), lines);
  }

  private void assertSame(Step step) {
    Set<UUID> now = contents();
    Set<UUID> more = new HashSet<>(now);
    more.removeAll(step.before());
    String file = step.report().run().file();
    assertThat(more.isEmpty() ? List.of() : written(more)).as("more than before " + file).isEmpty();
    assertThat(now).as("rows before " + file).hasSameSizeAs(step.before());
  }

  private static boolean isMeant(String name) {
    return EVERY || LARGE.stream().noneMatch(name::startsWith);
  }

  private List<Step> importAll() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<String, String> file : RAW.entrySet()) {
      if (isMeant(file.getKey())) {
        steps.add(
            step(
                TestImports.sharedData("raw/" + file.getValue()),
                new ImportRun.Asked(file.getKey(), null, null)));
      }
    }
    try (Stream<Path> files = Files.list(TestImports.sharedData("services"))) {
      for (Path file : files.sorted().toList()) {
        if (isMeant(String.valueOf(file.getFileName()))) {
          steps.add(step(file, ImportRun.Asked.NOTHING));
        }
      }
    }
    return steps;
  }

  private Step step(Path file, ImportRun.Asked asked) {
    Set<UUID> before = contents();
    ImportReport report = imports.run(file, asked);
    told.add(report.printed().lines().limit(2).collect(Collectors.joining()));
    return new Step(report, before);
  }

  /// Tables that tell what happened and when, which taking back adds to; and those that [#contents]
  /// reads together with the record they belong to.
  private static final Set<String> APART =
      Set.of(
          "change",
          "change_set",
          "import_body",
          "import_draft",
          "import_finding",
          "import_row",
          "import_run",
          "import_turn",
          "search_epoch",
          "service",
          "service_at_location",
          "location",
          "schedule",
          "organization",
          // what kind of list a source is stays known, as a setting
          "source_trust");

  /// Which rows of a table count: what was taken back stands in some of them as such.
  private static final Map<String, String> COUNTING =
      Map.of(
          "source_conflict", "settled_by is null",
          "source_gone", "ended_by is null",
          "pair", "state <> 'WITHDRAWN'");

  private static final String RECORDS =
      """
      select (to_jsonb(s) - 'updated_at')::text || coalesce(to_jsonb(h)::text, '')
        || coalesce((to_jsonb(l) - 'id')::text, '') as written
      from service s
      left join schedule h on h.service = s.id
      left join service_at_location a on a.service = s.id
      left join location l on l.id = a.location
      where s.status <> 'REMOVED'
      union all
      select (to_jsonb(o) - 'updated_at')::text from organization o
      where status <> 'REMOVED'
      """;

  /// The whole database as digests of its rows, but when they were written and under which running
  /// number: what was removed says nothing.
  private Set<UUID> contents() {
    Set<UUID> all = new HashSet<>();
    for (String rows : everyRow()) {
      all.addAll(
          imports
              .jdbc
              .sql("select md5(r.written)::uuid from (" + rows + ") r")
              .query(UUID.class)
              .list());
    }
    return all;
  }

  private List<String> written(Set<UUID> digests) {
    return everyRow().stream()
        .flatMap(
            rows ->
                imports
                    .jdbc
                    .sql(
                        "select r.written from ("
                            + rows
                            + ") r where md5(r.written)::uuid = any(?) limit 20")
                    .param(digests.toArray(UUID[]::new))
                    .query(String.class)
                    .list()
                    .stream())
        .toList();
  }

  private List<String> everyRow() {
    return Stream.concat(
            Stream.of(RECORDS),
            tables().stream()
                .map(
                    table ->
                        """
                        select '%s ' || (to_jsonb(t) - array['id', 'change_set', 'undone_by', 'undone_state'])::text
                          as written from %s t where %s"""
                            .formatted(table, table, COUNTING.getOrDefault(table, "true"))))
        .toList();
  }

  private List<String> tables() {
    return imports
        .jdbc
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'
            """)
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !APART.contains(table))
        .toList();
  }
}
