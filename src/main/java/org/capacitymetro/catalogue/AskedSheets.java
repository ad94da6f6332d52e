package org.capacitymetro.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.ServiceQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// A search for sheets as it was asked for in an address: the parameters of a search for services,
/// and those of [SheetFilter].
public record AskedSheets(
    AskedServices services, Map<SheetFilter, Set<String>> own, List<ParameterProblem> problems) {

  /// @param language of the interface
  public static AskedSheets parse(
      ServiceParameters parameters, MultiValueMap<String, String> query, String language) {
    MultiValueMap<String, String> rest = new LinkedMultiValueMap<>(query);
    Map<SheetFilter, Set<String>> own = new EnumMap<>(SheetFilter.class);
    List<ParameterProblem> problems = new ArrayList<>();
    for (SheetFilter filter : SheetFilter.values()) {
      List<String> given = rest.getOrDefault(filter.parameter(), List.of());
      rest.remove(filter.parameter());
      Set<String> kept = new LinkedHashSet<>();
      given.stream()
          .filter(value -> value != null)
          .flatMap(value -> Arrays.stream(value.split(",")))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .forEach(
              value -> {
                if (filter.codes().contains(value)) {
                  kept.add(value);
                } else {
                  problems.add(
                      new ParameterProblem(
                          filter.parameter(), value, ParameterProblem.Kind.VALUE, filter.codes()));
                }
              });
      own.put(filter, kept);
    }
    AskedServices services = parameters.parse(rest, language);
    problems.addAll(services.problems());
    return new AskedSheets(services, own, List.copyOf(problems));
  }

  /// The parameters that are none of ours, each as a problem.
  public static List<ParameterProblem> unknown(Set<String> names) {
    List<String> known =
        Stream.concat(
                ServiceParameters.NAMES.stream(),
                Stream.of(SheetFilter.values()).map(SheetFilter::parameter))
            .toList();
    return names.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(name -> new ParameterProblem(name, "", ParameterProblem.Kind.UNKNOWN, known))
        .toList();
  }

  /// What is asked of the index.
  public ServiceQuery query() {
    return services.query();
  }

  Set<String> chosen(SheetFilter filter) {
    return own.getOrDefault(filter, Set.of());
  }

  /// Whether a sheet meets the own filters.
  boolean takes(Published published) {
    return takes(published, null);
  }

  /// The same but for one filter.
  boolean takes(Published published, @Nullable SheetFilter except) {
    return Stream.of(SheetFilter.values())
        .filter(filter -> filter != except && !chosen(filter).isEmpty())
        .allMatch(filter -> chosen(filter).contains(filter.of(published)));
  }

  AskedSheets with(ServiceQuery changed) {
    return new AskedSheets(services.with(changed), own, List.of());
  }

  AskedSheets with(AskedServices changed) {
    return new AskedSheets(changed, own, List.of());
  }

  /// The same search from its first result on, without one value of a filter.
  AskedSheets without(SheetFilter filter, String value) {
    Map<SheetFilter, Set<String>> fewer = new EnumMap<>(own);
    Set<String> values = new LinkedHashSet<>(chosen(filter));
    values.remove(value);
    fewer.put(filter, values);
    return new AskedSheets(services.fromStart(), fewer, List.of());
  }

  /// As [AskedServices#queryString], the own filters at its end.
  String queryString() {
    String first = services.queryString();
    List<String> pairs = new ArrayList<>();
    for (SheetFilter filter : SheetFilter.values()) {
      if (!chosen(filter).isEmpty()) {
        pairs.add(
            filter.parameter() + "=" + String.join(",", chosen(filter).stream().sorted().toList()));
      }
    }
    String second = String.join("&", pairs);
    return first.isEmpty()
        ? second.isEmpty() ? "" : "?" + second
        : second.isEmpty() ? first : first + "&" + second;
  }
}
