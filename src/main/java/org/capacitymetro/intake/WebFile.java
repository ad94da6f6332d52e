package org.capacitymetro.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.capacitymetro.platform.PublicHosts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Fetches a file from the web when it has changed. Connects to public addresses only, also where a
/// redirect leads: the name is looked up once and the connection made to what was found.
@Component
class WebFile {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int MOST_REDIRECTS = 5;

  /// Finds the address of a host; a test has its own.
  @FunctionalInterface
  interface Hosts {
    InetAddress resolve(String host) throws UnknownHostException;
  }

  /// A file that was fetched.
  ///
  /// @param etag and `modified` as the server said, to be sent with the next request
  record Fetched(@Nullable String etag, @Nullable String modified) {}

  private final long mostBytes;
  private final Hosts hosts;

  @Autowired
  WebFile(ImportSettings settings) {
    this((long) settings.mostMegabytes() << 20, PublicHosts::resolve);
  }

  WebFile(long mostBytes, Hosts hosts) {
    this.mostBytes = mostBytes;
    this.hosts = hosts;
  }

  /// @param etag and `modified` of the last time, null for none
  /// @param target what is written, whole or not at all
  /// @return empty when the server says that nothing has changed
  /// @throws FetchException saying what went wrong
  Optional<Fetched> fetch(
      URI address, @Nullable String etag, @Nullable String modified, Path target)
      throws IOException {
    HttpGet request = new HttpGet(address);
    if (etag != null) {
      request.setHeader("If-None-Match", etag);
    }
    if (modified != null) {
      request.setHeader("If-Modified-Since", modified);
    }
    try (CloseableHttpClient client = client()) {
      return client.execute(request, answer -> read(address, answer, target));
    } catch (UnknownHostException e) {
      throw failed(FetchException.Kind.NO_ADDRESS, address.getHost(), e);
    } catch (FetchException e) {
      throw e;
    } catch (IOException e) {
      throw failed(FetchException.Kind.UNREACHABLE, address.getHost(), e);
    }
  }

  private static FetchException failed(FetchException.Kind kind, String host, IOException cause) {
    FetchException problem = new FetchException(kind, host);
    problem.initCause(cause);
    return problem;
  }

  private CloseableHttpClient client() {
    DnsResolver resolver =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {hosts.resolve(host)};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .setSocketTimeout((int) ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .setMaxRedirects(MOST_REDIRECTS)
                .build())
        .setUserAgent("CapaCityMetro-imports")
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private Optional<Fetched> read(URI address, ClassicHttpResponse answer, Path target)
      throws IOException {
    if (answer.getCode() == 304) {
      return Optional.empty();
    }
    HttpEntity body = answer.getEntity();
    if (answer.getCode() != 200 || body == null) {
      throw new FetchException(
          FetchException.Kind.ANSWER, address.getHost() + ", " + answer.getCode());
    }
    Path part = Files.createTempFile(target.getParent(), "fetch", ".part");
    try {
      try (InputStream in = body.getContent();
          OutputStream out = Files.newOutputStream(part)) {
        copy(in, out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return Optional.of(new Fetched(header(answer, "ETag"), header(answer, "Last-Modified")));
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    long began = System.nanoTime();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = in.read(buffer)) >= 0) {
      bytes += read;
      if (bytes > mostBytes) {
        throw new FetchException(FetchException.Kind.TOO_LARGE, String.valueOf(mostBytes >> 20));
      }
      if (System.nanoTime() - began > LONGEST.toNanos()) {
        throw new FetchException(FetchException.Kind.TOO_SLOW, String.valueOf(LONGEST.toMinutes()));
      }
      out.write(buffer, 0, read);
    }
  }

  private static @Nullable String header(ClassicHttpResponse answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
