package org.capacitymetro.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.mapping.FileLayout;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.ProfileGuess;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.tables.Column;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.UnreadableTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The second page of the wizard: which column fills which field, and what comes of it. Each change
/// is kept with the file, so that nothing is lost by going back.
@Controller
@ConditionalOnWebApplication
class MappingPages {
  private static final String PATH = ImportPages.PATH + "/files/{id}/mapping";
  private static final long LARGEST_PROFILE = 1 << 19;

  private final Uploads uploads;
  private final MappedFile files;
  private final Profiles profiles;
  private final MappingModel model;
  private final Templates templates;

  MappingPages(
      Uploads uploads,
      MappedFile files,
      Profiles profiles,
      MappingModel model,
      Templates templates) {
    this.uploads = uploads;
    this.files = files;
    this.profiles = profiles;
    this.model = model;
    this.templates = templates;
  }

  static String address(Upload upload) {
    return ImportPages.PATH + "/files/" + upload.id() + "/mapping";
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> show(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int row,
      @RequestParam(defaultValue = "") String done) {
    Upload upload = find(person, id);
    Guess guess = files.guess(upload, upload.layout());
    String said =
        Set.of("saved", "read", "taken", "left", "fits").contains(done)
            ? page.t("mapping.done." + done, "name", String.valueOf(upload.profileName()))
            : "";
    return show(HttpStatus.OK, page, upload, guess, profile(upload, guess), row, said, List.of());
  }

  /// Keeps what was typed; saves it as a profile, or starts a dry run with it, where asked.
  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> change(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam(name = "do", defaultValue = "keep") String wanted,
      @RequestParam(defaultValue = "0") int row) {
    Upload upload = find(person, id);
    Guess guess = files.guess(upload, upload.layout());
    Profile before = profile(upload, guess);
    String name = typed.getFirst("profile") == null ? "" : typed.getFirst("profile").strip();
    Profile changed;
    try {
      changed = MappingForm.read(before, names(guess), typed);
    } catch (IllegalArgumentException e) {
      return refused(
          page,
          upload,
          guess,
          before,
          row,
          page.t("mapping.problem.value", "why", String.valueOf(e.getMessage())));
    }
    @Nullable String kept = Profiles.isSourceName(name) ? name : upload.profileName();
    uploads.save(upload, upload.layout(), Profiles.write(changed), kept);
    if (wanted.equals("keep")) {
      return Redirect.to(page.url(address(upload) + "?row=" + Math.max(0, row) + "#record"));
    }
    Upload now = uploads.get(upload.id());
    String problem = save(page, now, guess, changed, name, typed.containsKey("replace"));
    if (!problem.isEmpty()) {
      return refused(page, now, guess, changed, row, problem);
    }
    if (wanted.equals("run")) {
      return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
          .location(URI.create(page.url(ImportPages.PATH)))
          .build();
    }
    return Redirect.to(page.url(address(upload) + "?row=" + Math.max(0, row) + "&done=saved"));
  }

  /// @return what is wrong; empty when it was saved
  private String save(
      Page page, Upload upload, Guess guess, Profile profile, String name, boolean replace) {
    if (!Profiles.isSourceName(name)) {
      return page.t("mapping.problem.name");
    }
    try {
      Profile whole = profile.withFile(FileLayout.of(upload.layout()));
      files.reading(guess, whole, name, null);
      if (isKept(upload, guess, whole, name)) {
        return "";
      }
      boolean taken =
          !replace && profiles.list().stream().anyMatch(entry -> entry.name().equals(name));
      if (taken) {
        return page.t("mapping.problem.taken", "name", name);
      }
      profiles.save(name, whole);
      return "";
    } catch (UsageException e) {
      return page.t("mapping.problem.incomplete");
    }
  }

  /// Whether the profile of this name says just that already, and need not be written again.
  private boolean isKept(Upload upload, Guess guess, Profile wanted, String name) {
    return profiles
        .find(name)
        .map(kept -> kept.naming(names(guess)))
        .map(
            kept -> {
              FileLayout file = kept.file();
              return kept.withFile(
                  FileLayout.of(file == null ? upload.layout() : file.over(upload.layout())));
            })
        .filter(kept -> kept.isLike(wanted))
        .isPresent();
  }

  /// Reads the file in another way.
  @PostMapping("/{language}" + PATH + "/layout")
  ResponseEntity<byte[]> layout(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String charset,
      @RequestParam(defaultValue = "") String delimiter,
      @RequestParam(defaultValue = "") String other,
      @RequestParam(required = false) @Nullable String sheet,
      @RequestParam(defaultValue = "-1") int headerRow,
      @RequestParam(defaultValue = "1") int headerRows,
      @RequestParam(required = false) @Nullable String path) {
    Upload upload = find(person, id);
    Guess before = files.guess(upload, upload.layout());
    try {
      Layout layout = upload.layout();
      layout = charset.isEmpty() ? layout : layout.withCharset(Charset.forName(charset));
      layout = withDelimiter(layout, delimiter, other);
      layout = sheet == null ? layout : layout.withSheet(sheet);
      layout = headerRow < 0 ? layout : layout.withHeader(headerRow, headerRows);
      layout = path == null ? layout : layout.withPath(path);
      Guess guess = files.guess(upload, layout);
      boolean same = names(guess).equals(names(before));
      uploads.save(upload, layout, same ? upload.profile() : null, upload.profileName());
      return Redirect.to(page.url(address(upload) + "?done=read#layout"));
    } catch (UnreadableTableException e) {
      return refused(
          page, upload, before, profile(upload, before), 0, NewImportPages.sentence(e, page));
    } catch (UsageException | IllegalArgumentException e) {
      return refused(
          page, upload, before, profile(upload, before), 0, page.t("mapping.problem.layout"));
    }
  }

  private static Layout withDelimiter(Layout layout, String delimiter, String other) {
    String wanted = delimiter.equals("other") ? other : delimiter.equals("tab") ? "\t" : delimiter;
    if (delimiter.equals("other") && wanted.length() != 1) {
      throw new IllegalArgumentException("delimiter");
    }
    return wanted.isEmpty() ? layout : layout.withDelimiter(wanted.charAt(0));
  }

  /// Takes a profile that is known here, or one from a file.
  @PostMapping("/{language}" + PATH + "/profile")
  ResponseEntity<byte[]> take(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String known,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    Upload upload = find(person, id);
    Guess guess = files.guess(upload, upload.layout());
    try {
      @Nullable MultipartFile given = file == null || file.isEmpty() ? null : file;
      if (given != null && given.getSize() > LARGEST_PROFILE) {
        return refused(
            page, upload, guess, profile(upload, guess), 0, page.t("mapping.problem.profile-big"));
      }
      if (given == null && known.isEmpty()) {
        uploads.save(upload, upload.layout(), null, null);
        return Redirect.to(page.url(address(upload) + "?done=left"));
      }
      String name = given != null ? MappingModel.suggestedName(upload) : known;
      Profile profile =
          given != null
              ? profiles.parse(name, new String(given.getBytes(), StandardCharsets.UTF_8))
              : profiles.find(known).orElseThrow(() -> new NotFound("profile " + known));
      FileLayout said = profile.file();
      Layout layout = said == null ? upload.layout() : said.over(upload.layout());
      files.guess(upload, layout);
      uploads.save(upload, layout, Profiles.write(profile), given != null ? null : known);
      return Redirect.to(page.url(address(upload) + "?done=taken"));
    } catch (UnreadableTableException e) {
      return refused(
          page, upload, guess, profile(upload, guess), 0, NewImportPages.sentence(e, page));
    } catch (UsageException e) {
      return refused(
          page,
          upload,
          guess,
          profile(upload, guess),
          0,
          page.t("mapping.problem.profile", "why", String.valueOf(e.getMessage())));
    }
  }

  /// The mapping as a file, to be shared.
  @GetMapping("/{language}" + PATH + "/profile")
  ResponseEntity<byte[]> download(Page page, Person person, @PathVariable String id) {
    Upload upload = find(person, id);
    Guess guess = files.guess(upload, upload.layout());
    Profile profile = profile(upload, guess).withFile(FileLayout.of(upload.layout()));
    String name =
        upload.profileName() == null ? MappingModel.suggestedName(upload) : upload.profileName();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".yaml").build().toString())
        .body(Profiles.write(profile).getBytes(StandardCharsets.UTF_8));
  }

  private Profile profile(Upload upload, Guess guess) {
    return upload.profile() == null
        ? ProfileGuess.of(guess)
        : profiles.parse(MappingModel.suggestedName(upload), upload.profile()).naming(names(guess));
  }

  private static List<String> names(Guess guess) {
    return guess.columns().stream().map(Column::name).toList();
  }

  private ResponseEntity<byte[]> refused(
      Page page, Upload upload, Guess guess, Profile profile, int row, String problem) {
    return show(
        HttpStatus.UNPROCESSABLE_CONTENT, page, upload, guess, profile, row, "", List.of(problem));
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      Upload upload,
      Guess guess,
      Profile profile,
      int row,
      String done,
      List<String> problems) {
    page.titled(page.t("mapping.title", "file", upload.name()), page.t("mapping.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("imports.title"), ImportPages.PATH)
        .withScript("src/wizard.ts")
        .personal();
    return templates.page(
        status,
        "imports/mapping",
        page,
        model.of(upload, guess, profile, row, done, problems, page));
  }

  /// A file is seen by who handed it in, and by who may import everything.
  private Upload find(Person person, String id) {
    boolean all = ImportRights.requireCities(person) == null;
    Upload upload =
        Uploads.parseId(id).flatMap(uploads::find).orElseThrow(() -> new NotFound("upload " + id));
    if (!all && !upload.uploadedBy().equals(person.actor())) {
      Policy.require(person, Action.MERGE, Subject.INSTALLATION);
    }
    return upload;
  }
}
