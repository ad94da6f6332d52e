package org.capacitymetro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with a browser that has cookies and forms but no scripts, for tests that ask the real
/// application: `new Visitor(this::address)`. Redirects are not followed.
public final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final Function<String, URI> address;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";

  public Visitor(Function<String, URI> address) {
    this.address = address;
  }

  /// Opens a page; its form token, if it has one, goes along with the next [#post].
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.apply(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = send(request);
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  /// Sends a form with the token of the last page: `post("/it/x", "name", "Ada")`.
  public HttpResponse<String> post(String path, String... namesAndValues) {
    StringBuilder form = new StringBuilder("_csrf=").append(encode(token));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&').append(encode(namesAndValues[i]));
      form.append('=').append(encode(namesAndValues[i + 1]));
    }
    return send(
        HttpRequest.newBuilder(address.apply(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  /// Sends a form with a file in it (RFC 7578), with the token of the last page.
  public HttpResponse<String> upload(
      String path, String field, String fileName, byte[] content, String... namesAndValues) {
    String boundary = "visitor-" + java.util.UUID.randomUUID();
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    body.writeBytes(part(boundary, "_csrf", token));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.writeBytes(part(boundary, namesAndValues[i], namesAndValues[i + 1]));
    }
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n")
            .formatted(boundary, field, fileName)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(address.apply(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] part(String boundary, String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(boundary, name, value)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Sends the next form without a token, as another site would.
  public Visitor withoutToken() {
    token = "";
    return this;
  }

  /// Signs in with a password.
  public Visitor signIn(String mail, String password) {
    get("/it/sign-in");
    int status = post("/it/sign-in", "mail", mail, "password", password).statusCode();
    if (status != 303) {
      throw new AssertionError("The sign-in of " + mail + " was answered with " + status);
    }
    return this;
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /// Puts a cookie into the browser, as somebody else might have done.
  public void putCookie(String name, String value) {
    try {
      cookies.put(
          address.apply("/"), Map.of("Set-Cookie", List.of(name + "=" + value + "; Path=/")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
