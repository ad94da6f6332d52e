package org.capacitymetro.practices;

import java.time.Duration;
import java.util.Optional;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Pictures and attachments of sheets: to everybody those of what is published, to those who may
/// see a draft the draft's. A file is given only through a sheet that uses it.
@Controller
class PracticeFiles {
  static final String PATH = "/practices/files";
  private static final Duration LONG = Duration.ofDays(365);

  private final Practices practices;
  private final Authors authors;
  private final KeptSheets kept;
  private final FileStore files;

  PracticeFiles(Practices practices, Authors authors, KeptSheets kept, FileStore files) {
    this.practices = practices;
    this.authors = authors;
    this.kept = kept;
    this.files = files;
  }

  @GetMapping("/{language}" + PATH + "/{id}/{name}")
  ResponseEntity<Resource> file(
      @Nullable Person person, @PathVariable String id, @PathVariable String name) {
    String hash = name.replaceFirst("[.].*", "");
    PracticeId practice =
        PracticeId.parse(id).orElseThrow(() -> new NotFound("file of practice " + id));
    Optional<Sheet> published =
        practices.find(practice).map(Published::sheet).filter(sheet -> sheet.uses(hash));
    if (published.isEmpty() && (person == null || !isInDraft(person, practice, hash))) {
      throw new NotFound("file " + hash);
    }
    StoredFile file = files.find(hash).orElseThrow(() -> new NotFound("file " + hash));
    CacheControl cache = CacheControl.maxAge(LONG).immutable();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(file.type().mediaType()))
            .contentLength(file.bytes())
            .cacheControl(published.isPresent() ? cache.cachePublic() : CacheControl.noStore())
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "default-src 'none'; sandbox");
    if (!file.type().isPicture()) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(name(published, hash, file), java.nio.charset.StandardCharsets.UTF_8)
              .build()
              .toString());
    }
    return answer.body(new FileSystemResource(files.path(file)));
  }

  /// Also what somebody has only just brought and not yet saved.
  private boolean isInDraft(Person person, PracticeId id, String hash) {
    return authors
        .find(person, id)
        .filter(
            practice ->
                practice.sheet().uses(hash)
                    || kept.find(person.id(), id).filter(typed -> typed.mentions(hash)).isPresent())
        .isPresent();
  }

  private static String name(Optional<Sheet> sheet, String hash, StoredFile file) {
    return sheet
        .flatMap(
            found ->
                found.attachments().stream()
                    .filter(attachment -> attachment.hash().equals(hash))
                    .findFirst())
        .map(Sheet.Attachment::name)
        .orElse("file." + file.type().extension());
  }
}
