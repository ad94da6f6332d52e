package org.capacitymetro.verification;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Asks a website whether it is there: HEAD, and GET where that is not understood. Speaks the few
/// lines of HTTP itself, because the JDK's client looks a name up on its own and might connect to
/// another address than the one that was found to be public.
final class LinkProbe {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_BYTES = 16_384;

  /// Finds the address of a host; a test has its own.
  @FunctionalInterface
  interface Resolver {
    InetAddress resolve(String host) throws UnknownHostException;
  }

  /// @param status of HTTP
  /// @param location where a redirect leads, empty otherwise
  private record Reply(int status, String location) {}

  private final LinkSettings settings;
  private final Resolver resolver;

  LinkProbe(LinkSettings settings, Resolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
  }

  /// What is wrong with a website: `404`, `dns`, `timeout`, `tls`, `refused`, `loop`; empty when
  /// nothing is. A site that wants to know us better (401, 403, 405, 429) is there.
  Optional<String> problem(URI address) {
    URI next = address;
    try {
      for (int i = 0; i <= MOST_REDIRECTS; i++) {
        Reply reply = ask("HEAD", next);
        if (reply.status() == 405 || reply.status() == 501 || reply.status() == 404) {
          reply = ask("GET", next);
        }
        if (reply.status() < 300 || reply.location().isEmpty() || reply.status() >= 400) {
          return isThere(reply.status())
              ? Optional.empty()
              : Optional.of(Integer.toString(reply.status()));
        }
        next = next.resolve(reply.location());
      }
      return Optional.of("loop");
    } catch (UnknownHostException e) {
      return Optional.of("dns");
    } catch (SocketTimeoutException e) {
      return Optional.of("timeout");
    } catch (SSLException e) {
      return Optional.of("tls");
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("refused");
    }
  }

  private static boolean isThere(int status) {
    return status < 400 || status == 401 || status == 403 || status == 405 || status == 429;
  }

  private Reply ask(String method, URI address) throws IOException {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    if (!secure && !"http".equalsIgnoreCase(address.getScheme())) {
      throw new IOException("only the web is looked at, not " + address.getScheme());
    }
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      throw new UnknownHostException("an address without a plain host");
    }
    int port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(resolver.resolve(host), port), timeout);
      plain.setSoTimeout(timeout);
      try (Socket socket = secure ? secured(plain, host, port) : plain) {
        String path =
            (address.getRawPath() == null || address.getRawPath().isEmpty()
                    ? "/"
                    : address.getRawPath())
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        String request =
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + (address.getPort() < 0 ? "" : ":" + port)
                + "\r\nUser-Agent: CapaCityMetro-links\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return read(socket.getInputStream());
      }
    }
  }

  private static SSLSocket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /// Reads the head of an answer and nothing behind it.
  private static Reply read(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream);
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < MOST_BYTES) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    String[] lines = head.toString().split("\r\n");
    String[] status = lines[0].split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/") || !status[1].matches("\\d{3}")) {
      throw new IOException("no answer in HTTP");
    }
    String location = "";
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith("location:")) {
        location = line.substring("location:".length()).strip();
      }
    }
    return new Reply(Integer.parseInt(status[1]), location);
  }
}
