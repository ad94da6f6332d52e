package org.capacitymetro.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Renders pages from the compiled templates.
@Component
public class Templates {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final TemplateEngine engine;

  Templates() {
    engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            Templates.class.getClassLoader(),
            "org.capacitymetro.templates");
    engine.setBinaryStaticContent(false);
  }

  /// What a template makes of its parameters, for what is not a page: mails.
  public String render(String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", parameters, output);
    return output.toString();
  }

  /// A whole page: `template` (`portal/service`) gets `page` and `view`.
  public ResponseEntity<byte[]> page(String template, Page page, Object view) {
    return page(HttpStatus.OK, template, page, view);
  }

  /// A whole page with another status. Browsers must ask again before they show a kept copy, since
  /// opening states change by the minute; the entity tag makes that cheap; it is a weak one, since
  /// answers with a strong one are sent without compression. Pages for a signed-in person stay out
  /// of caches that several people share.
  public ResponseEntity<byte[]> page(HttpStatus status, String template, Page page, Object view) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", Map.of("page", page, "view", view), output);
    byte[] body = output.toByteArray();
    CRC32C sum = new CRC32C();
    sum.update(body);
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(status).contentType(HTML).cacheControl(cacheControl(page));
    response.header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
    if (page.isByReader()) {
      response.varyBy(HttpHeaders.ACCEPT_LANGUAGE);
    }
    if (status == HttpStatus.OK && !page.isPersonal()) {
      response.eTag("W/\"%08x-%x\"".formatted(sum.getValue(), body.length));
    }
    return response.body(body);
  }

  private static CacheControl cacheControl(Page page) {
    if (page.isPersonal()) {
      return CacheControl.noStore();
    }
    return page.viewer() == null ? CacheControl.noCache() : CacheControl.noCache().cachePrivate();
  }
}
