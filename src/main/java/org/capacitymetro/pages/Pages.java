package org.capacitymetro.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.text.ReadingOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Begins the pages: finds language and address in a request.
@Component
public class Pages {
  private final Assets assets;

  Pages(Assets assets) {
    this.assets = assets;
  }

  /// The page asked for by an address that starts with `/{language}`.
  ///
  /// @throws NotFound for a language the interface does not speak
  Page of(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Object code = variables instanceof Map<?, ?> map ? map.get("language") : null;
    Language language =
        Language.find(String.valueOf(code)).orElseThrow(() -> new NotFound("language " + code));
    return of(request, language, request.getRequestURI());
  }

  /// A page in a language decided elsewhere, for the address `uri` (with or without a language in
  /// front).
  public Page of(HttpServletRequest request, Language language, String uri) {
    String origin = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    String query = request.getQueryString();
    return new Page(
        language,
        assets,
        origin,
        afterLanguage(uri),
        query == null ? "" : query,
        ReadingOrder.of(language.code(), asked(request).map(Locale::toLanguageTag).toList()),
        () -> Viewer.of(request),
        () -> token(request));
  }

  private static @Nullable String token(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : null;
  }

  /// The language an address starts with, else the one the reader's browser prefers, else Italian.
  public static Language languageOf(HttpServletRequest request, String uri) {
    String[] parts = uri.split("/", 3);
    return Language.find(parts.length > 1 ? parts[1] : "").orElseGet(() -> preferred(request));
  }

  /// The interface language somebody chose before ([LanguageChoice]), else the first of ours that
  /// the browser asks for (`Accept-Language`), else Italian.
  public static Language preferred(HttpServletRequest request) {
    return LanguageChoice.of(request)
        .or(
            () ->
                asked(request)
                    .map(Locale::getLanguage)
                    .flatMap(code -> Language.find(code).stream())
                    .findFirst())
        .orElse(Language.ITALIAN);
  }

  /// What `Accept-Language` names, best first; nothing without it, where the servlet would give the
  /// language of the server.
  private static Stream<Locale> asked(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Stream.of()
        : Collections.list(request.getLocales()).stream();
  }

  private static String afterLanguage(String uri) {
    return Language.all().stream()
        .map(language -> "/" + language.code())
        .filter(prefix -> uri.equals(prefix) || uri.startsWith(prefix + "/"))
        .max(Comparator.comparingInt(String::length))
        .map(prefix -> uri.substring(prefix.length()))
        .map(path -> path.equals("/") ? "" : path)
        .orElse("");
  }
}
