package org.capacitymetro.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The fictional services that a new installation shows until real lists are brought in. Every
/// record is marked as demonstration, its bodies do not exist, its addresses are at `example.org`,
/// and it has no telephone numbers, because nobody may dial one that was invented.
@Component
public class Demonstration {
  private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
  private static final ChangeSetInfo INFO =
      new ChangeSetInfo("demonstration", "dati di esempio forniti con il programma");

  private final Directory directory;
  private final Areas areas;
  private final Turns turns;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  Demonstration(
      Directory directory,
      Areas areas,
      Turns turns,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.directory = directory;
    this.areas = areas;
    this.turns = turns;
    this.transactions = transactions;
    this.json = json;
  }

  /// Loads the demonstration when the directory holds no service at all; all or nothing. Nodes that
  /// start together take turns.
  ///
  /// @return whether it was loaded now
  public boolean loadIfEmpty() {
    if (directory.count() > 0) {
      return false;
    }
    Integer loaded =
        transactions.execute(
            status -> {
              turns.lock();
              return directory.count() > 0 ? 0 : load();
            });
    if (loaded == null || loaded == 0) {
      return false;
    }
    LOG.info("Loaded {} demonstration services; the first import does not remove them", loaded);
    return true;
  }

  private int load() {
    List<DemonstrationRecords.Body> bodies =
        List.of(read("organizations", DemonstrationRecords.Body[].class));
    List<OrganizationId> ids =
        directory.writeOrganizations(
            INFO, bodies.stream().map(DemonstrationRecords.Body::draft).toList(), written -> {});
    Map<String, OrganizationId> byId = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      byId.put(bodies.get(i).id(), ids.get(i));
    }
    List<ServiceDraft> services = drafts(byId);
    directory.writeServices(INFO, services);
    return services.size();
  }

  /// The drafts of every city that has a file and takes part.
  ///
  /// @param bodies ids in the directory by the ids in the files
  List<ServiceDraft> drafts(Map<String, OrganizationId> bodies) {
    Map<String, DemonstrationRecords.Kind> kinds =
        read("kinds", DemonstrationRecords.Kinds.class).kinds();
    List<ServiceDraft> drafts = new ArrayList<>();
    for (City city : areas.cities()) {
      if (Demonstration.class.getResource(path(city.code())) != null) {
        DemonstrationRecords.OfCity records = read(city.code(), DemonstrationRecords.OfCity.class);
        records.services().forEach(entry -> drafts.add(entry.draft(records, kinds, bodies)));
      }
    }
    return drafts;
  }

  private <T> T read(String name, Class<T> type) {
    try (InputStream in = Demonstration.class.getResourceAsStream(path(name))) {
      return json.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String name) {
    return "/demonstration/" + name + ".json";
  }
}
