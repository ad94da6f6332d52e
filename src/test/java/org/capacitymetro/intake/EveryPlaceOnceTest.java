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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.junit.jupiter.api.Test;

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

  private record Step(ImportReport report, Set<String> before) {}

  private final TestImports imports = new TestImports();
  private final List<String> told = new ArrayList<>();

  @Test
  void theMapHoldsEachPlaceOnceAndIsWhatItWasAfterwards() throws IOException {
    List<Step> steps = importAll();
    Set<String> after = contents();
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

  private long mergedOf(String source) {
    return imports.count(
        "select count(*) from service where status = 'MERGED' and source = '" + source + "'");
  }

  /// What came of each file, and pairs that were joined by likeness alone, for somebody to read:
  /// the written check in docs/consolidation-check.md comes from here.
  private void write() throws IOException {
    List<String> lines = new ArrayList<>(told);
    imports
        .jdbc
        .sql(
            """
            select a.source || ' ' || a.source_id || ' | ' || b.source || ' ' || b.source_id || ' | '
              || (a.name -> 'texts' -> 'it' ->> 'text') || ' | ' || (b.name -> 'texts' -> 'it' ->> 'text')
              || ' | ' || coalesce(la.street, '') || ', ' || coalesce(la.comune, '') || ' | '
              || coalesce(lb.street, '') || ', ' || coalesce(lb.comune, '') || ' | ' || p.score
            from pair p join service a on a.id = p.one join service b on b.id = p.other
            left join service_at_location ta on ta.service = a.id
            left join location la on la.id = ta.location
            left join service_at_location tb on tb.service = b.id
            left join location lb on lb.id = tb.location
            where p.state = 'SAME' and p.why::text not like '%CODE%'
            order by md5(a.source_id || b.source_id || '2026') limit 50
            """)
        .query(String.class)
        .list()
        .forEach(lines::add);
    Path target = Path.of(System.getProperty("basedir", "."), "target");
    Files.write(Files.createDirectories(target).resolve("every-place-once.txt"), lines);
  }

  private void assertSame(Step step) {
    Set<String> now = contents();
    Set<String> more = new TreeSet<>(now);
    more.removeAll(step.before());
    Set<String> missing = new TreeSet<>(step.before());
    missing.removeAll(now);
    assertThat(more).as("more than before " + step.report().run().file()).isEmpty();
    assertThat(missing).as("less than before " + step.report().run().file()).isEmpty();
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
    Set<String> before = contents();
    ImportReport report = imports.run(file, asked);
    told.add(report.printed().lines().limit(2).collect(Collectors.joining()));
    return new Step(report, before);
  }

  /// All that the directory says, but when it was written: what was removed says nothing.
  private Set<String> contents() {
    return new HashSet<>(
        imports
            .jdbc
            .sql(
                """
                select (to_jsonb(s) - 'updated_at')::text || coalesce(to_jsonb(h)::text, '')
                  || coalesce((to_jsonb(l) - 'id')::text, '') as row
                from service s
                left join schedule h on h.service = s.id
                left join service_at_location a on a.service = s.id
                left join location l on l.id = a.location
                where s.status <> 'REMOVED'
                union all
                select (to_jsonb(o) - 'updated_at')::text from organization o
                where status <> 'REMOVED'
                union all
                select 'conflict ' || record || source || said::text || fields::text
                from source_conflict where settled_by is null
                union all
                select 'gone ' || service || since from source_gone where ended_by is null
                """)
            .query(String.class)
            .list());
  }
}
