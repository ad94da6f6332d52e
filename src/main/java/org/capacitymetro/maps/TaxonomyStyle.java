package org.capacitymetro.maps;

import java.time.Duration;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The colours of the sectors as a style sheet, since the taxonomy can be edited and pages must not
/// carry style attributes.
@RestController
class TaxonomyStyle {
  private final Taxonomies taxonomies;

  TaxonomyStyle(Taxonomies taxonomies) {
    this.taxonomies = taxonomies;
  }

  @GetMapping("/taxonomy.css")
  ResponseEntity<String> style() {
    StringBuilder style = new StringBuilder();
    for (Term term : taxonomies.list(Vocabulary.SECTOR)) {
      if (term.colour() != null) {
        style.append(".sector-%s{--sector:%s}%n".formatted(term.code(), term.colour()));
      }
    }
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .eTag("\"" + Integer.toHexString(style.toString().hashCode()) + "\"")
        .body(style.toString());
  }
}
