package org.capacitymetro.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A server that vouches for people (OpenID Connect), as far as signing in asks one: keys and
/// tokens. What people would do on its pages the test does with [#answer].
public final class FixedSignInServer {
  private static final String CLIENT = "capacity";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private FixedSignInServer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys", exchange -> send(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  public static FixedSignInServer running() {
    return Running.SERVER;
  }

  /// Configures the application as an operator would.
  static void configure(DynamicPropertyRegistry registry) {
    String registration = "spring.security.oauth2.client.registration.gateway.";
    String provider = "spring.security.oauth2.client.provider.gateway.";
    registry.add(registration + "client-id", () -> CLIENT);
    registry.add(registration + "client-secret", () -> "secret");
    registry.add(registration + "client-name", () -> "Torino Facile");
    registry.add(registration + "scope", () -> "openid,email");
    registry.add(registration + "authorization-grant-type", () -> "authorization_code");
    registry.add(
        registration + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
    registry.add(provider + "authorization-uri", () -> running().address("/authorize"));
    registry.add(provider + "token-uri", () -> running().address("/token"));
    registry.add(provider + "jwk-set-uri", () -> running().address("/keys"));
    registry.add(provider + "user-name-attribute", () -> "sub");
  }

  /// What the server answers after somebody signed in there.
  ///
  /// @param asked the address the application sent the browser to
  /// @param verified null where the server does not say
  /// @param nonce to say instead of the one that was asked for; null for the right one
  /// @return the path and query the browser is sent back to
  public String answer(
      String asked, String mail, @Nullable Boolean verified, @Nullable String nonce)
      throws JOSEException {
    Map<String, String> query = query(URI.create(asked).getRawQuery());
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(address(""))
            .subject(UUID.randomUUID().toString())
            .audience(CLIENT)
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .claim("nonce", nonce == null ? query.get("nonce") : nonce)
            .claim("email", mail);
    if (verified != null) {
      claims.claim("email_verified", verified);
    }
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    token.sign(new RSASSASigner(key));
    String code = UUID.randomUUID().toString();
    tokens.put(code, token.serialize());
    URI back = URI.create(String.valueOf(query.get("redirect_uri")));
    return back.getPath() + "?code=" + code + "&state=" + query.get("state");
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = tokens.remove(String.valueOf(query(form).get("code")));
    send(
        exchange,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
            + token
            + "\"}");
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static final class Running {
    static final FixedSignInServer SERVER = start();

    private static FixedSignInServer start() {
      try {
        return new FixedSignInServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
