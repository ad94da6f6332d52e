package org.capacitymetro.verification;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.PublicHosts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Looks every night whether the websites of records still answer: one request at a time to a host,
/// with a pause between them, several hosts at once.
@Component
class LinkCheck {
  private static final int HOSTS_AT_ONCE = 8;

  private final LinkSettings settings;
  private final LinkProbe probe;
  private final WebsiteStore store;
  private final Directory directory;
  private final Clock clock;

  @Autowired
  LinkCheck(LinkSettings settings, WebsiteStore store, Directory directory, Clock clock) {
    this(settings, new LinkProbe(settings, PublicHosts::resolve), store, directory, clock);
  }

  LinkCheck(
      LinkSettings settings,
      LinkProbe probe,
      WebsiteStore store,
      Directory directory,
      Clock clock) {
    this.settings = settings;
    this.probe = probe;
    this.store = store;
    this.directory = directory;
    this.clock = clock;
  }

  /// @return how many websites were looked at; none while the checker is off
  long run() throws InterruptedException, ExecutionException {
    if (!settings.check()) {
      return 0;
    }
    Map<String, Set<ServiceId>> services = new TreeMap<>();
    directory.forEach(
        service ->
            websites(service)
                .forEach(
                    url ->
                        services
                            .computeIfAbsent(url, each -> new LinkedHashSet<>())
                            .add(service.id())));
    store.use(services);
    Map<String, List<String>> byHost = new LinkedHashMap<>();
    services
        .keySet()
        .forEach(url -> byHost.computeIfAbsent(host(url), each -> new ArrayList<>()).add(url));
    try (ExecutorService hosts = Executors.newFixedThreadPool(HOSTS_AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      byHost.values().forEach(urls -> running.add(hosts.submit(() -> look(urls))));
      try {
        for (Future<?> each : running) {
          each.get();
        }
      } catch (InterruptedException e) {
        hosts.shutdownNow();
        throw e;
      }
    }
    return services.size();
  }

  private Object look(List<String> urls) throws InterruptedException {
    for (String url : urls) {
      Optional<String> problem = parse(url).map(probe::problem).orElse(Optional.of("address"));
      store.checked(url, problem.orElse(null), clock.instant());
      Thread.sleep(settings.pause());
    }
    return urls;
  }

  private static Stream<String> websites(PublicService service) {
    return Stream.concat(
            service.details().contacts().websites().stream(),
            service.provider() == null
                ? Stream.of()
                : Objects.requireNonNull(service.provider()).websites().stream())
        .map(String::strip)
        .filter(url -> !url.isEmpty())
        .map(url -> url.contains("://") ? url : "https://" + url);
  }

  private static String host(String url) {
    return parse(url).map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT)).orElse("");
  }

  private static Optional<URI> parse(String url) {
    try {
      return Optional.of(URI.create(url)).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
