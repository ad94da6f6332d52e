package org.capacitymetro.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Directory.Written;
import org.capacitymetro.directory.OrganizationDraft;
import org.capacitymetro.directory.OrganizationId;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.directory.SourceRef;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Interpreter;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.Interpreter.OrganizationEntry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.mapping.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Brings one file into the directory, a thousand rows per transaction, so that a killed import
/// leaves whole batches and is finished by running it again. Imports of several processes take
/// turns batch by batch.
@Component
class Imports {
  private static final int BATCH = 1_000;

  private final Directory directory;
  private final Areas areas;
  private final Profiles profiles;
  private final ImportStore store;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final Clock clock;

  Imports(
      Directory directory,
      Areas areas,
      Profiles profiles,
      ImportStore store,
      TransactionTemplate transactions,
      JsonMapper json,
      Clock clock) {
    this.directory = directory;
    this.areas = areas;
    this.profiles = profiles;
    this.store = store;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /// How a file is to be read.
  ///
  /// @param source name of the list; null to take it from the rows
  /// @param city code of the city for rows that name no province
  record Options(@Nullable String source, @Nullable String city, boolean dryRun) {}

  /// @param line told the line reached
  /// @throws UnreadableFileException when nothing in the file can be read
  ImportReport run(Path file, Options options, LongConsumer line) {
    boolean geoJson = TextFile.start(file, 200).stripLeading().startsWith("{");
    RowReader reader = geoJson ? new GeoJsonPoints(json) : new CanonicalCsv();
    Run run = new Run(options, new Territory(areas, profiles.provinces()));
    Instant startedAt = clock.instant();
    reader.read(file, run, line);
    run.flush();
    ImportReport report = run.report(file, startedAt);
    if (!options.dryRun()) {
      store.save(report);
    }
    return report;
  }

  /// One file on its way into the directory.
  private final class Run implements RowReader.Rows {
    private final Options options;
    private final Territory territory;
    private final Map<String, Interpreter> interpreters = new HashMap<>();
    private final Map<SourceRef, Long> seen = new HashMap<>();
    private final Map<SourceRef, OrganizationId> providers = new HashMap<>();
    private final Set<SourceRef> countedProviders = new HashSet<>();
    private final List<Entry> batch = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable ChangeSetInfo changeSet;
    private Written written = new Written(0, 0, 0);
    private int read;
    private int newProviders;
    private int unplaced;
    private int ended;

    Run(Options options, Territory territory) {
      this.options = options;
      this.territory = territory;
    }

    @Override
    public void refuse(Finding finding) {
      read++;
      findings.add(finding);
    }

    @Override
    public void take(SourceRow row) {
      String source = Objects.requireNonNullElse(options.source(), row.get(Column.SOURCE));
      String id = row.get(Column.SOURCE_ID);
      if (!Profiles.isSourceName(source)) {
        refuse(new Finding(row.line(), Reason.SOURCE_MISSING, source));
      } else if (id.isEmpty()) {
        refuse(new Finding(row.line(), Reason.ID_MISSING, row.get(Column.NAME)));
      } else if (row.get(Column.NAME).isEmpty()) {
        refuse(new Finding(row.line(), Reason.NAME_MISSING, id));
      } else {
        Long firstLine = seen.putIfAbsent(new SourceRef(source, id), row.line());
        if (firstLine != null) {
          refuse(new Finding(row.line(), Reason.ID_REPEATED, id + ", first on line " + firstLine));
        } else {
          interpret(source, row);
        }
      }
    }

    private void interpret(String source, SourceRow row) {
      Interpreter interpreter =
          interpreters.computeIfAbsent(
              source, name -> new Interpreter(name, profiles.get(name), territory, options.city()));
      List<Finding> noticed = new ArrayList<>();
      Entry entry = interpreter.interpret(row, noticed::add);
      try {
        check(entry);
      } catch (IllegalArgumentException e) {
        refuse(new Finding(row.line(), Reason.VALUE_REFUSED, String.valueOf(e.getMessage())));
        return;
      }
      read++;
      findings.addAll(noticed);
      batch.add(entry);
      if (batch.size() == BATCH) {
        flush();
      }
    }

    /// Asked row by row, so that one wrong value does not cost its batch.
    private void check(Entry entry) {
      switch (entry) {
        case OrganizationEntry organization -> directory.check(organization.draft());
        case ServiceEntry service -> {
          directory.check(service.draft());
          unplaced += service.placed() ? 0 : 1;
          ended += service.draft().details().funding().endsOn() == null ? 0 : 1;
        }
      }
    }

    void flush() {
      if (batch.isEmpty()) {
        return;
      }
      transactions.executeWithoutResult(
          status -> {
            store.takeTurn();
            writeBatch();
            if (options.dryRun()) {
              status.setRollbackOnly();
            }
          });
      batch.clear();
      if (options.dryRun()) {
        providers.clear();
      }
    }

    private void writeBatch() {
      ChangeSetInfo info = changeSet();
      List<OrganizationDraft> organizations = new ArrayList<>();
      Map<SourceRef, OrganizationDraft> bodies = new LinkedHashMap<>();
      for (Entry entry : batch) {
        switch (entry) {
          case OrganizationEntry organization -> organizations.add(organization.draft());
          case ServiceEntry service -> {
            Stream.of(service.provider(), service.funder())
                .flatMap(Stream::ofNullable)
                .filter(body -> !providers.containsKey(body.source()))
                .forEach(body -> bodies.putIfAbsent(body.source(), body));
          }
        }
      }
      if (!organizations.isEmpty()) {
        directory.writeOrganizations(info, organizations, this::count);
      }
      writeProviders(info, bodies);
      List<ServiceDraft> services = new ArrayList<>();
      for (Entry entry : batch) {
        if (entry instanceof ServiceEntry service) {
          services.add(withBodies(service));
        }
      }
      if (!services.isEmpty()) {
        count(directory.writeServices(info, services));
      }
    }

    /// One for the whole file; a dry run, taken back batch by batch, has one a batch.
    private ChangeSetInfo changeSet() {
      if (changeSet == null) {
        ChangeSetInfo info =
            new ChangeSetInfo(
                "import:" + String.join(",", new TreeSet<>(interpreters.keySet())), "import");
        if (options.dryRun()) {
          return info;
        }
        changeSet = directory.begin(info);
      }
      return changeSet;
    }

    private void writeProviders(ChangeSetInfo info, Map<SourceRef, OrganizationDraft> bodies) {
      List<OrganizationDraft> first =
          bodies.values().stream().filter(body -> countedProviders.add(body.source())).toList();
      List<OrganizationDraft> again =
          bodies.values().stream().filter(body -> !first.contains(body)).toList();
      write(info, first, outcome -> newProviders += outcome.created());
      write(info, again, outcome -> {});
    }

    private void write(
        ChangeSetInfo info, List<OrganizationDraft> bodies, Consumer<Written> outcome) {
      if (bodies.isEmpty()) {
        return;
      }
      List<OrganizationId> ids = directory.writeOrganizations(info, bodies, outcome);
      for (int i = 0; i < ids.size(); i++) {
        providers.put(bodies.get(i).source(), ids.get(i));
      }
    }

    private ServiceDraft withBodies(ServiceEntry entry) {
      return entry.with(idOf(entry.provider()), idOf(entry.funder()));
    }

    private @Nullable OrganizationId idOf(@Nullable OrganizationDraft body) {
      return body == null ? null : providers.get(body.source());
    }

    private void count(Written more) {
      written =
          new Written(
              written.created() + more.created(),
              written.changed() + more.changed(),
              written.unchanged() + more.unchanged());
    }

    ImportReport report(Path file, Instant startedAt) {
      String sources =
          interpreters.isEmpty()
              ? Objects.requireNonNullElse(options.source(), "none")
              : String.join(", ", new TreeSet<>(interpreters.keySet()));
      return new ImportReport(
          String.valueOf(file.getFileName()),
          sources,
          options.dryRun(),
          startedAt,
          clock.instant(),
          read,
          written.created(),
          written.changed(),
          written.unchanged(),
          newProviders,
          unplaced,
          ended,
          findings);
    }
  }
}
