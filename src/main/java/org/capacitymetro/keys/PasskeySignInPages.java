package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.LocalPath;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignInWay;
import org.capacitymetro.accounts.SignIns;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with a passkey. Needs a script, because only a browser's script can ask a device.
@Controller
@ConditionalOnWebApplication
class PasskeySignInPages implements SignInWay {
  private final Passkeys passkeys;
  private final SignIns signIns;
  private final Templates templates;

  PasskeySignInPages(Passkeys passkeys, SignIns signIns, Templates templates) {
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.templates = templates;
  }

  @Override
  public int position() {
    return 10;
  }

  @Override
  public List<Link> links(Page page, String next) {
    String query = next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    return List.of(new Link(page.t("passkey.way"), page.url("/sign-in/passkey" + query)));
  }

  @GetMapping("/{language}/sign-in/passkey")
  ResponseEntity<byte[]> form(Page page, @RequestParam(defaultValue = "") String next) {
    return answer(HttpStatus.OK, page, next, Map.of());
  }

  @PostMapping("/{language}/sign-in/passkey/options")
  ResponseEntity<String> options(Page page, HttpServletRequest request) {
    return PasskeyPages.json(HttpStatus.OK, passkeys.ask(request));
  }

  @PostMapping("/{language}/sign-in/passkey")
  ResponseEntity<byte[]> signIn(
      Page page,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Person> person = passkeys.check(request, credential);
    if (person.isEmpty()) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          next,
          Map.of("passkey", page.t("passkey.refused")));
    }
    signIns.begin(request, response, person.get());
    return Redirect.to(LocalPath.parse(next).orElse(page.url(SignIns.home(person.get()))));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Page page, String next, Map<String, String> problems) {
    page.titled(page.t("passkey.title"), page.t("passkey.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("sign-in.title"), "/sign-in")
        .withScript("src/passkey.ts")
        .personal();
    return templates.page(
        status, "keys/passkey", page, new PasskeyView(LocalPath.parse(next).orElse(""), problems));
  }
}
