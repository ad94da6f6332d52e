package org.capacitymetro.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells the person who started the server where it is, once `/actuator/health` answers `UP` as
/// seen from outside.
///
/// With `capacity.rehearsal` it instead visits the usual pages and ends the process: the launcher
/// lets Java learn from this which classes a start needs.
@Component
@ConditionalOnProperty("capacity.announce")
class Announcement {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int LEARNING_ROUNDS = 3;
  private static final List<String> USUAL_PAGES =
      List.of(
          "/it/",
          "/it/services?q=italiano&city=torino",
          "/en/cities/napoli",
          "/api/v1/services?q=lavoro&near=45.07,7.68&open_at=now",
          "/tiles/services/6/33/23.mvt",
          "/tiles/basemap/6/33/23.mvt");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final boolean rehearsal;

  Announcement(@Value("${capacity.rehearsal:false}") boolean rehearsal) {
    this.rehearsal = rehearsal;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      String address = "http://localhost:" + web.getWebServer().getPort();
      Thread.ofPlatform().daemon().name("announcement").start(() -> announce(address));
    }
  }

  @SuppressWarnings("SystemOut")
  private void announce(String address) {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isUp(address)) {
        if (System.nanoTime() > end) {
          System.err.println("The server has not become ready; its log says why.");
          return;
        }
        Thread.sleep(100);
      }
      System.out.println("CapaCity Metro: " + address + "/");
      if (rehearsal) {
        visit(address);
        System.exit(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isUp(String address) throws InterruptedException {
    try {
      return status(address + "/actuator/health") == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void visit(String address) throws InterruptedException {
    for (int round = 0; round < LEARNING_ROUNDS; round++) {
      for (String page : USUAL_PAGES) {
        try {
          status(address + page);
        } catch (IOException e) {
          System.err.println(page + " was not answered: " + e.getMessage());
        }
      }
    }
  }

  private int status(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
