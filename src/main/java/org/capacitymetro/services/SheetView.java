package org.capacitymetro.services;

import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QrCode;

/// The sheet a person takes along: one side of A4 in a language they read, nothing on it about
/// them.
///
/// @param originalName the name as it stands on the door, empty when the sheet's is the same
/// @param week seven days from the day of printing on
/// @param printed the day of printing, in words
/// @param code leads to the page of the service
/// @param full whether there is so much to say that the print must be small to fit one side
/// @param back address of the page of the service
public record SheetView(
    ServiceView service,
    String originalName,
    List<ServiceView.Day> week,
    String printed,
    QrCode code,
    boolean full,
    String back,
    List<InLanguage> languages) {
  private static final int LETTERS_AT_EASE = 900;

  /// The sheet in one language.
  public record InLanguage(Language language, String href, boolean current) {}

  static SheetView of(
      PublicService service,
      ServiceView view,
      List<ServiceView.Day> week,
      LocalDate today,
      Page page) {
    String source = service.details().name().source();
    String original = service.details().name().in(source);
    return new SheetView(
        view,
        original.equals(view.name().text()) ? "" : original,
        week,
        page.formats().date(today),
        QrCode.of(view.share()),
        letters(view) > LETTERS_AT_EASE,
        page.url(Addresses.of(service, page.code())),
        inEveryLanguage(service, page));
  }

  static List<InLanguage> inEveryLanguage(PublicService service, Page page) {
    return Language.all().stream()
        .map(
            language ->
                new InLanguage(
                    language,
                    "/" + language.code() + Addresses.of(service, language.code()) + "/sheet",
                    language.equals(page.language())))
        .toList();
  }

  private static int letters(ServiceView view) {
    int letters = view.about().text().length() + view.where().arrival().text().length();
    letters += view.howTo().text().length() + view.hoursOriginal().text().length();
    letters += view.documents().stream().mapToInt(text -> text.text().length()).sum();
    letters += view.costs().stream().mapToInt(cost -> cost.about().text().length()).sum();
    return letters + view.exceptions().stream().mapToInt(dated -> dated.said().length()).sum();
  }
}
