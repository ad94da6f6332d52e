package org.capacitymetro.editing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import org.capacitymetro.accounts.SentForms;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A form came in after its session had ended, or with a token that is no longer good: nothing is
/// saved, but what was typed waits until its owner has signed in again. The security rules forward
/// here.
@Controller
class HeldPages {
  private final KeptForms kept;

  HeldPages(KeptForms kept) {
    this.kept = kept;
  }

  @PostMapping("/{language}" + RefusedForms.PATH)
  ResponseEntity<byte[]> refused(
      Page page,
      @Nullable Person person,
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> typed) {
    Object uri = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    Matcher form = RefusedForms.FORM.matcher(String.valueOf(uri));
    if (!form.matches()) {
      throw new NotFound("a form that was refused");
    }
    return hold(request, page, person, form.group(2), target(form.group(3), form.group(4)), typed);
  }

  /// Keeps the content and leads back to the form, by way of the sign-in where nobody is signed in.
  ///
  /// @param address of the form after the language
  ResponseEntity<byte[]> hold(
      HttpServletRequest request,
      Page page,
      @Nullable Person person,
      String address,
      String target,
      MultiValueMap<String, String> typed) {
    SentForms.notTaken(request);
    Optional<UUID> held = kept.hold(target, Typed.of(typed).fields());
    String form = page.url(address) + held.map(id -> "?held=" + id).orElse("");
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(
                person == null
                    ? page.url("/sign-in") + "?next=" + URLEncoder.encode(form, UTF_8)
                    : form))
        .build();
  }

  private static String target(String kind, String id) {
    if (kind.equals("services")) {
      return id.equals("new")
          ? ServiceEditPages.NEW
          : ServiceId.parse(id).map(ServiceEditPages::target).orElseThrow(() -> new NotFound(id));
    }
    return id.equals("new")
        ? OrganizationEditPages.NEW
        : OrganizationId.parse(id)
            .map(OrganizationEditPages::target)
            .orElseThrow(() -> new NotFound(id));
  }
}
