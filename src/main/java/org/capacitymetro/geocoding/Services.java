package org.capacitymetro.geocoding;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.platform.UsageException;

/// The geocoding services on the web that the operator of this installation chose, and how they may
/// be asked.
///
/// @param photon address of a Photon server, blank where none is asked
/// @param nominatim address of a Nominatim server, blank where none is asked
/// @param perSecond requests a second to each of them
/// @param timeout for one answer
/// @param userAgent says who asks
/// @param attribution kept with every answer
/// @param cacheDays how long answers are kept
/// @param cacheEntries how many answers are kept
record Services(
    String photon,
    String nominatim,
    double perSecond,
    Duration timeout,
    String userAgent,
    String attribution,
    int cacheDays,
    int cacheEntries) {

  /// In the order in which they are asked; none where none was chosen.
  ///
  /// @param folder DATA_DIR/geocoder, in which the answers are kept
  List<Geocoder> open(Path folder, Clock clock) {
    AnswerCache cache =
        new AnswerCache(folder.resolve("cache"), Duration.ofDays(cacheDays), cacheEntries, clock);
    List<Geocoder> chosen = new ArrayList<>();
    if (!photon.isBlank()) {
      chosen.add(new PhotonClient(service(photon, cache), attribution));
    }
    if (!nominatim.isBlank()) {
      chosen.add(new NominatimClient(service(nominatim, cache), attribution));
    }
    return List.copyOf(chosen);
  }

  private RemoteService service(String url, AnswerCache cache) {
    try {
      return new RemoteService(
          new RemoteService.Settings(URI.create(url.strip()), perSecond, timeout, userAgent),
          cache);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "The address of a geocoding service is http(s)://HOST[/PATH], not \"" + url + "\".", e);
    }
  }
}
