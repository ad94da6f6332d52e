package org.capacitymetro.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.mapping.FileLayout;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.ProfileFit;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.rights.Person;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.UnreadableTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Takes a file in: the first page of the wizard.
@Controller
@ConditionalOnWebApplication
class NewImportPages {
  static final String PATH = ImportPages.PATH + "/new";

  private final Uploads uploads;
  private final MappedFile files;
  private final Profiles profiles;
  private final Templates templates;

  NewImportPages(Uploads uploads, MappedFile files, Profiles profiles, Templates templates) {
    this.uploads = uploads;
    this.files = files;
    this.profiles = profiles;
    this.templates = templates;
  }

  /// @param bytes how big a file was that was sent and not taken: [UploadLimit]
  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> ask(
      Page page, Person person, @RequestParam(defaultValue = "0") long bytes) {
    ImportRights.requireCities(person);
    return bytes > Uploads.LARGEST
        ? show(HttpStatus.CONTENT_TOO_LARGE, page, tooBig(bytes, page))
        : show(HttpStatus.OK, page, "");
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> take(
      Page page, Person person, @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    ImportRights.requireCities(person);
    if (file == null || file.isEmpty()) {
      String key = file == null || "".equals(file.getOriginalFilename()) ? "none" : "empty";
      return show(HttpStatus.UNPROCESSABLE_CONTENT, page, page.t("mapping.problem." + key));
    }
    if (file.getSize() > Uploads.LARGEST) {
      return show(HttpStatus.CONTENT_TOO_LARGE, page, tooBig(file.getSize(), page));
    }
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    try (InputStream content = file.getInputStream()) {
      Upload upload = uploads.keep(name, content, person.actor());
      String said = takesProfile(upload) ? "?done=fits" : "";
      return Redirect.to(page.url(MappingPages.address(upload) + said));
    } catch (UnreadableTableException e) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          page.t("mapping.problem.unreadable", "file", name, "why", sentence(e, page)));
    }
  }

  /// Whether a profile was made for files like this one; it is chosen already then.
  private boolean takesProfile(Upload upload) {
    Guess guess = files.guess(upload, upload.layout());
    Optional<Profiles.Entry> found =
        ProfileFit.find(profiles.list(), MappingModel.suggestedName(upload), guess);
    if (found.isEmpty()) {
      return false;
    }
    Profile profile = Objects.requireNonNull(found.get().profile());
    FileLayout file = profile.file();
    Layout layout = file == null ? upload.layout() : file.over(upload.layout());
    try {
      files.reading(files.guess(upload, layout), profile, found.get().name(), null);
    } catch (UsageException e) {
      return false;
    }
    uploads.save(upload, layout, Profiles.write(profile), found.get().name());
    return true;
  }

  private static String tooBig(long bytes, Page page) {
    return page.t(
        "mapping.problem.too-big",
        "size",
        MappingChoices.size(bytes, page),
        "limit",
        MappingChoices.size(Uploads.LARGEST, page));
  }

  /// What is wrong with a file, in the language of the page.
  static String sentence(UnreadableTableException e, Page page) {
    Object[] arguments = new Object[e.arguments().size() * 2];
    for (int i = 0; i < e.arguments().size(); i++) {
      arguments[2 * i] = String.valueOf(i);
      arguments[2 * i + 1] = e.arguments().get(i);
    }
    return page.words().get(e.key(), arguments);
  }

  private ResponseEntity<byte[]> show(HttpStatus status, Page page, String problem) {
    page.titled(page.t("mapping.new.title"), page.t("mapping.new.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("imports.title"), ImportPages.PATH)
        .withScript("src/wizard.ts")
        .personal();
    return templates.page(
        status,
        "imports/new",
        page,
        new MappingView.Handing(
            page.url(PATH), problem, MappingChoices.size(Uploads.LARGEST, page), Uploads.LARGEST));
  }
}
