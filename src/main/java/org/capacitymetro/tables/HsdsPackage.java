package org.capacitymetro.tables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables of an HSDS package, joined around service and service_at_location into the nested
/// services of its API. Reads the older form too, where a service names its location itself.
final class HsdsPackage implements Records {
  private static final List<String> LISTS =
      List.of(
          "phones",
          "schedules",
          "contacts",
          "languages",
          "accessibility",
          "required_documents",
          "cost_options",
          "service_areas");

  private final TableReader services;
  private final Map<String, DiskTable> tables = new HashMap<>();
  private final Deque<Map<String, String>> ahead = new ArrayDeque<>();
  private long line;

  /// @param names names of the tables without ending, in the plural of HSDS where it has one
  /// @param open opens the table of that name
  HsdsPackage(Iterable<String> names, Function<String, TableReader> open) {
    try {
      for (String name : names) {
        if (!name.equals("services")) {
          tables.put(name, new DiskTable(open.apply(name)));
        }
      }
      this.services = open.apply("services");
    } catch (RuntimeException e) {
      tables.values().forEach(DiskTable::close);
      throw e;
    }
  }

  /// `service.csv`, `services.csv` and `data/services.csv` are all `services`.
  static String tableName(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
    return switch (name) {
      case "service",
          "organization",
          "program",
          "location",
          "phone",
          "schedule",
          "contact",
          "attribute",
          "language",
          "taxonomy_term",
          "required_document",
          "cost_option",
          "service_area" ->
          name + "s";
      case "address", "physical_addresses", "physical_address" -> "addresses";
      case "service_at_locations", "services_at_location" -> "service_at_location";
      case "taxonomy" -> "taxonomy_terms";
      default -> name;
    };
  }

  @Override
  public @Nullable Item next() {
    while (ahead.isEmpty()) {
      @Nullable Row row = services.next();
      if (row == null) {
        return null;
      }
      line = row.line();
      ahead.addAll(Hsds.rows(service(row)));
    }
    return new Item(line, ahead.remove());
  }

  private Tree.Branch service(Row row) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      fields.put(services.columns().get(i), new Tree.Leaf(row.cells().get(i)));
    }
    Tree.Branch service = new Tree.Branch(fields);
    String id = service.text("id");
    attach(service, "service_id", id);
    List<Tree> places = new ArrayList<>();
    for (Tree.Branch place : find("service_at_location", "service_id", id)) {
      attach(place, "service_at_location_id", place.text("id"));
      location(place.text("location_id")).ifPresent(found -> place.fields().put("location", found));
      places.add(place);
    }
    String direct = service.text("location_id");
    if (places.isEmpty() && !direct.isEmpty()) {
      Tree.Branch place = Tree.branch();
      location(direct).ifPresent(found -> place.fields().put("location", found));
      places.add(place);
    }
    fields.put("service_at_locations", new Tree.Many(places));
    organization(service, places).ifPresent(found -> fields.put("organization", found));
    first("programs", service.text("program_id")).ifPresent(found -> fields.put("program", found));
    return service;
  }

  private java.util.Optional<Tree.Branch> location(String id) {
    java.util.Optional<Tree.Branch> location = first("locations", id);
    location.ifPresent(
        found -> {
          attach(found, "location_id", id);
          found.fields().put("addresses", many(find("addresses", "location_id", id)));
        });
    return location;
  }

  private java.util.Optional<Tree.Branch> organization(Tree.Branch service, List<Tree> places) {
    String id = service.text("organization_id");
    for (Tree place : places) {
      Tree.@Nullable Branch location = ((Tree.Branch) place).branch("location");
      id = id.isEmpty() && location != null ? location.text("organization_id") : id;
    }
    String wanted = id;
    java.util.Optional<Tree.Branch> organization = first("organizations", wanted);
    organization.ifPresent(
        found -> found.fields().put("phones", many(find("phones", "organization_id", wanted))));
    return organization;
  }

  private void attach(Tree.Branch owner, String key, String id) {
    for (String list : LISTS) {
      List<Tree.Branch> rows = find(list, key, id);
      if (!rows.isEmpty()) {
        owner.fields().put(list, many(rows));
      }
    }
    owner
        .branches("contacts")
        .forEach(
            contact ->
                contact
                    .fields()
                    .put("phones", many(find("phones", "contact_id", contact.text("id")))));
    List<Tree.Branch> attributes = find("attributes", "link_id", id);
    for (Tree.Branch attribute : attributes) {
      first("taxonomy_terms", attribute.text("taxonomy_term_id"))
          .ifPresent(term -> attribute.fields().put("taxonomy_term", term));
    }
    if (!attributes.isEmpty()) {
      owner.fields().put("attributes", many(attributes));
    }
  }

  private static Tree many(List<Tree.Branch> rows) {
    return new Tree.Many(List.copyOf(rows));
  }

  private List<Tree.Branch> find(String table, String column, String value) {
    DiskTable found = tables.get(table);
    return found == null ? List.of() : found.find(column, value);
  }

  private java.util.Optional<Tree.Branch> first(String table, String id) {
    return find(table, "id", id).stream().findFirst();
  }

  @Override
  public double progress() {
    return services.progress();
  }

  @Override
  public void close() {
    services.close();
    tables.values().forEach(DiskTable::close);
  }
}
