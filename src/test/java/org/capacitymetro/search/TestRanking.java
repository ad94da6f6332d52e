package org.capacitymetro.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.PublicService;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The table of what comes first, as `ranking.json` has it: read by the tests of the server and by
/// those of the app.
public record TestRanking(List<Service> services, List<Case> cases) {

  record Service(
      String name,
      @Nullable String english,
      List<String> sectors,
      @Nullable List<String> targets,
      List<String> areas,
      @Nullable String summary,
      @Nullable String description,
      @Nullable String provider,
      @Nullable String verified,
      double[] at,
      String city,
      String comune,
      String street) {

    PublicService made() {
      TestService made =
          (english == null ? TestService.named(name) : TestService.named(name, english))
              .sectors(sectors.toArray(String[]::new))
              .areas(areas.toArray(String[]::new))
              .at(at[0], at[1])
              .in(city, comune, street)
              .summary(Objects.requireNonNullElse(summary, ""))
              .description(Objects.requireNonNullElse(description, ""));
      if (targets != null) {
        made.targets(targets.toArray(String[]::new));
      }
      if (provider != null) {
        made.provider(provider);
      }
      if (verified != null) {
        made.verified(verified);
      }
      return made.make();
    }
  }

  /// @param because what it is a case of; holds for those that follow too
  /// @param near latitude and longitude
  record Case(
      @Nullable String because,
      String text,
      @Nullable String language,
      double @Nullable [] near,
      List<String> first) {

    ServiceQuery query() {
      ServiceQuery query =
          ServiceQuery.ALL.withText(text).withLanguage(Objects.requireNonNullElse(language, "it"));
      return near == null
          ? query
          : query.withNear(new ServiceQuery.Near(new Point(near[0], near[1]), null));
    }
  }

  public static TestRanking read() {
    try (InputStream in = TestRanking.class.getResourceAsStream("/ranking.json")) {
      return JsonMapper.builder().build().readValue(in, TestRanking.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<PublicService> made() {
    return services.stream().map(Service::made).toList();
  }
}
