package org.capacitymetro.geocoding;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    Path folder = data.root().resolve("geocoder");
    AnswerCache cache =
        new AnswerCache(folder.resolve("cache"), Duration.ofDays(cacheDays), cacheEntries, clock);
    List<Geocoder> configured = new ArrayList<>();
    if (!photon.isBlank()) {
      configured.add(
          new PhotonClient(
              new RemoteService(settings(photon, perSecond, timeout, userAgent), cache),
              attribution));
    }
    if (!nominatim.isBlank()) {
      configured.add(
          new NominatimClient(
              new RemoteService(settings(nominatim, perSecond, timeout, userAgent), cache),
              attribution));
    }
    this.index = AddressIndex.in(folder);
    this.services = List.copyOf(configured);
  }

  GeocoderChain(AddressIndex index, List<Geocoder> services) {
    this.index = index;
    this.services = List.copyOf(services);
  }

  private static RemoteService.Settings settings(
      String url, double perSecond, Duration timeout, String userAgent) {
    try {
      return new RemoteService.Settings(URI.create(url.strip()), perSecond, timeout, userAgent);
    } catch (IllegalArgumentException e) {
      throw new org.capacitymetro.platform.UsageException(
          "The address of a geocoding service is http(s)://HOST[/PATH], not \"" + url + "\".", e);
    }
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
        complain(e);
      }
    }
    return best;
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
  public void destroy() throws Exception {
    index.close();
  }
}
