package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of Open Referral HSDS 3: one for each place of a service, with the fields a directory needs
/// under names such as `service.name` and `address.city`. Names of contact persons are left out.
final class Hsds {
  private static final List<String> SERVICE =
      List.of(
          ("id,name,alternate_name,description,url,email,status,interpretation_services,"
                  + "application_process,fees_description,wait_time,eligibility_description,"
                  + "minimum_age,maximum_age,alert,assured_date,last_modified")
              .split(","));
  private static final List<String> ORGANIZATION =
      List.of("id,name,alternate_name,description,email,website,tax_id,legal_status".split(","));
  private static final List<String> LOCATION =
      List.of(
          "id,name,alternate_name,description,transportation,latitude,longitude,location_type,url"
              .split(","));
  private static final List<String> ADDRESS =
      List.of("address_1,address_2,city,region,state_province,postal_code,country".split(","));
  private static final List<String> MARKS =
      List.of(
          "service_at_locations",
          "service_areas",
          "interpretation_services",
          "required_documents",
          "application_process");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  /// The fields of the older form of HSDS that mean the same.
  private static final Map<String, String> OLDER =
      Map.of(
          "url", "website",
          "fees_description", "fees",
          "eligibility_description", "eligibility",
          "tax_id", "tax_identifier");

  private Hsds() {}

  /// The same for every package, so that one profile reads all.
  static List<String> columns() {
    return List.copyOf(row(Tree.branch(), Tree.branch(), Tree.branch()).keySet());
  }

  /// True for an object as the HSDS API gives it: a service, a service at a location, or an
  /// organization with its services.
  static boolean isRecord(Set<String> fields) {
    return MARKS.stream().filter(fields::contains).count() >= 2
        || (fields.contains("service_at_locations") && fields.contains("name"))
        || (fields.contains("service") && fields.contains("location"))
        || (fields.contains("services")
            && fields.contains("name")
            && fields.contains("description"));
  }

  static List<Map<String, String>> rows(Tree tree) {
    if (!(tree instanceof Tree.Branch root)) {
      return List.of();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    Tree.@Nullable Branch service = root.branch("service");
    if (root.get("services") instanceof Tree.Many) {
      root.branches("services").forEach(each -> services(each, root, rows));
    } else if (service != null) {
      rows.add(row(service, organization(service, root), root));
    } else {
      services(root, null, rows);
    }
    return rows;
  }

  private static void services(
      Tree.Branch service, Tree.@Nullable Branch owner, List<Map<String, String>> rows) {
    Tree.Branch organization = organization(service, owner);
    List<Tree.Branch> places = service.branches("service_at_locations");
    if (places.isEmpty()) {
      rows.add(row(service, organization, Tree.branch()));
    }
    places.forEach(place -> rows.add(row(service, organization, place)));
  }

  private static Tree.Branch organization(Tree.Branch service, Tree.@Nullable Branch owner) {
    Tree.Branch own = service.branch("organization");
    return own != null ? own : owner != null ? owner : Tree.branch();
  }

  private static Map<String, String> row(
      Tree.Branch service, Tree.Branch organization, Tree.Branch place) {
    Tree.Branch location = Objects.requireNonNullElseGet(place.branch("location"), Tree::branch);
    Map<String, String> cells = new LinkedHashMap<>();
    String placeId = place.text("id");
    cells.put("id", placeId.isEmpty() ? service.text("id") : placeId);
    copy("service", SERVICE, service, cells);
    copy("organization", ORGANIZATION, organization, cells);
    Tree.Branch program = service.branch("program");
    cells.put("program.name", program == null ? "" : program.text("name"));
    copy("location", LOCATION, location, cells);
    copy("address", ADDRESS, address(location), cells);
    List<Tree.Branch> near = List.of(place, location, service);
    String phones = join(withContacts(near), "phones", Hsds::number);
    cells.put(
        "phones", phones.isEmpty() ? join(List.of(organization), "phones", Hsds::number) : phones);
    cells.put("emails", join(near, "contacts", contact -> contact.text("email")));
    cells.put("languages", join(near, "languages", language -> first(language, "name", "code")));
    List<Tree.Branch> schedules =
        Stream.of(place, service, location)
            .map(owner -> owner.branches("schedules"))
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElse(List.of());
    cells.put("schedule", distinct(schedules.stream().map(Hsds::hours)));
    cells.put(
        "schedule.description", distinct(schedules.stream().map(each -> each.text("description"))));
    cells.put(
        "accessibility",
        join(near, "accessibility", each -> first(each, "description", "details")));
    cells.put(
        "required_documents", join(near, "required_documents", each -> each.text("document")));
    cells.put("cost_options", join(near, "cost_options", Hsds::cost));
    cells.put(
        "service_areas", join(near, "service_areas", area -> first(area, "name", "description")));
    cells.put("taxonomy_terms", terms(near, "name"));
    cells.put("taxonomy_codes", terms(near, "code"));
    return cells;
  }

  private static void copy(
      String prefix, List<String> fields, Tree.Branch from, Map<String, String> cells) {
    for (String field : fields) {
      String text = first(from, field, OLDER.getOrDefault(field, field));
      cells.put(prefix + "." + field, text.strip());
    }
  }

  private static Tree.Branch address(Tree.Branch location) {
    List<Tree.Branch> addresses = location.branches("addresses");
    return addresses.stream()
        .filter(address -> address.text("address_type").equals("physical"))
        .findFirst()
        .orElseGet(() -> addresses.isEmpty() ? Tree.branch() : addresses.get(0));
  }

  private static List<Tree.Branch> withContacts(List<Tree.Branch> owners) {
    return Stream.concat(
            owners.stream(), owners.stream().flatMap(owner -> owner.branches("contacts").stream()))
        .toList();
  }

  private static String number(Tree.Branch phone) {
    String number = phone.text("number").replace("\"", "").strip();
    return phone.text("type").equals("fax") ? "" : number;
  }

  private static String cost(Tree.Branch cost) {
    return Stream.of("option", "amount", "currency", "amount_description")
        .map(cost::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String terms(List<Tree.Branch> owners, String field) {
    return distinct(
        owners.stream()
            .flatMap(owner -> owner.branches("attributes").stream())
            .map(attribute -> attribute.branch("taxonomy_term"))
            .filter(Objects::nonNull)
            .map(term -> term.text(field)));
  }

  private static String first(Tree.Branch branch, String field, String other) {
    String text = branch.text(field);
    return text.isBlank() ? branch.text(other) : text;
  }

  private static String join(
      List<Tree.Branch> owners, String list, Function<Tree.Branch, String> text) {
    return distinct(
        owners.stream()
            .flatMap(
                owner ->
                    owner.get(list) instanceof Tree.Leaf plain
                        ? Stream.of(plain.text())
                        : owner.branches(list).stream().map(text)));
  }

  private static String distinct(Stream<String> texts) {
    return String.join(
        "; ",
        texts
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /// The weekly hours of a schedule in the notation of OpenStreetMap, `Mo,Tu 09:00-13:00`; empty
  /// when it does not come every week or names no days.
  private static String hours(Tree.Branch schedule) {
    String frequency = schedule.text("freq");
    String interval = schedule.text("interval");
    String opens = schedule.text("opens_at");
    String closes = schedule.text("closes_at");
    List<String> days = Arrays.asList(schedule.text("byday").split(","));
    boolean weekly =
        (frequency.isEmpty() || frequency.equals("WEEKLY"))
            && (interval.isEmpty() || interval.equals("1"))
            && !days.isEmpty()
            && DAYS.containsAll(days);
    if (!weekly || !opens.matches("\\d\\d:\\d\\d.*") || !closes.matches("\\d\\d:\\d\\d.*")) {
      return "";
    }
    String names =
        days.stream()
            .map(day -> day.charAt(0) + day.substring(1).toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(","));
    return names + " " + opens.substring(0, 5) + "-" + closes.substring(0, 5);
  }
}
