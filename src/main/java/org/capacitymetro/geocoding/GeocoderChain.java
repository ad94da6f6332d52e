package org.capacitymetro.geocoding;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.platform.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The geocoder of this installation: the offline index first, and where that knows no house, the
/// service on the web that the operator configured. Without a configured one nothing leaves this
/// machine. A service that fails leaves the answer of the index, if any; find never throws for it.
@Component
public class GeocoderChain implements Geocoder, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(GeocoderChain.class);
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

  private final AddressIndex index;
  private final List<Geocoder> services;
  private final AtomicLong complained = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong failed = new AtomicLong();

  @Autowired
  GeocoderChain(
      DataDirectory data,
      Clock clock,
      @Value("${capacity.geocoding.photon-url:}") String photon,
      @Value("${capacity.geocoding.nominatim-url:}") String nominatim,
      @Value("${capacity.geocoding.per-second:1}") double perSecond,
      @Value("${capacity.geocoding.timeout:10s}") Duration timeout,
      @Value("${capacity.geocoding.user-agent:CapaCityMetro}") String userAgent,
      @Value("${capacity.geocoding.attribution:© OpenStreetMap contributors}") String attribution,
      @Value("${capacity.geocoding.cache-days:90}") int cacheDays,
      @Value("${capacity.geocoding.cache-entries:100000}") int cacheEntries) {
    this(
        AddressIndex.in(folder(data)),
        new Services(
                photon,
                nominatim,
                perSecond,
                timeout,
                userAgent,
                attribution,
                cacheDays,
                cacheEntries)
            .open(folder(data), clock));
  }

  GeocoderChain(AddressIndex index, List<Geocoder> services) {
    this.index = index;
    this.services = List.copyOf(services);
  }

  private static Path folder(DataDirectory data) {
    return data.root().resolve("geocoder");
  }

  /// True where there is anything to ask: an index that was built, or a configured service.
  public boolean isReady() {
    return !services.isEmpty() || index.isBuilt();
  }

  @Override
  public Optional<Located> find(Query query) {
    Optional<Located> best = index.find(query);
    boolean numbered = query.parsed().number() != null;
    for (Geocoder service : services) {
      if (best.isPresent() && isEnough(best.get(), numbered)) {
        return best;
      }
      try {
        best = finer(best, service.find(query));
      } catch (GeocodingException e) {
        failed.incrementAndGet();
        complain(e);
      }
    }
    return best;
  }

  /// How many questions services on the web have left without an answer.
  long failed() {
    return failed.get();
  }

  private static boolean isEnough(Located located, boolean numbered) {
    Precision enough = numbered ? Precision.HOUSE : Precision.STREET;
    return located.precision().compareTo(enough) <= 0;
  }

  private static Optional<Located> finer(Optional<Located> one, Optional<Located> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return other.get().precision().compareTo(one.get().precision()) < 0 ? other : one;
  }

  private void complain(GeocodingException failure) {
    long now = System.nanoTime();
    long last = complained.get();
    if (last == Long.MIN_VALUE || now - last > BETWEEN_COMPLAINTS.toNanos()) {
      complained.set(now);
      LOG.warn("Geocoding goes on without the service on the web: {}", failure.getMessage());
    }
  }

  @Override
  public void destroy() throws IOException {
    index.close();
  }
}
