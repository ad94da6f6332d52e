package org.capacitymetro.authoring;

import java.time.YearMonth;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// The form of a sheet: the words of the language that it is written in, and its values as one
/// types them. [SheetReading] is the way back.
final class SheetForm {
  private SheetForm() {}

  static Typed of(Sheet sheet) {
    Typed form = Typed.NOTHING;
    String language = sheet.language();
    for (Passage passage : Passage.values()) {
      form = form.with(passage.code(), sheet.text(passage).in(language));
    }
    form =
        form.with("cities", sheet.cities().toArray(String[]::new))
            .with("sectors", sheet.sectors().toArray(String[]::new))
            .with("targets", sheet.targets().toArray(String[]::new))
            .with("period.state", Codes.of(sheet.period().state()))
            .with("period.from", month(sheet.period().from()))
            .with("period.to", month(sheet.period().to()))
            .with("money", Codes.of(sheet.money()))
            .with("contact.mail", sheet.contact().mail())
            .with("contact.website", sheet.contact().website())
            .with("licence", Codes.of(sheet.licence()))
            .with("keywords", String.join(", ", sheet.keywords()));
    for (int i = 0; i < sheet.services().size(); i++) {
      Sheet.ServiceLink link = sheet.services().get(i);
      form =
          form.with("services." + i + ".id", link.service().toString())
              .with("services." + i + ".role", Codes.of(link.role()));
    }
    for (int i = 0; i < sheet.resources().size(); i++) {
      Sheet.Resource resource = sheet.resources().get(i);
      String row = "resources." + i;
      form =
          form.with(row + ".what", resource.what().in(language))
              .with(
                  row + ".amount",
                  resource.amount() == null ? "" : resource.amount().toPlainString())
              .with(row + ".unit", Codes.of(resource.unit()))
              .with(row + ".year", year(resource.year()));
    }
    for (int i = 0; i < sheet.results().size(); i++) {
      Sheet.Result result = sheet.results().get(i);
      String row = "results." + i;
      form =
          form.with(row + ".what", result.what().in(language))
              .with(row + ".figure", result.figure())
              .with(row + ".source", result.source())
              .with(row + ".year", year(result.year()));
    }
    for (int i = 0; i < sheet.videos().size(); i++) {
      Sheet.Video video = sheet.videos().get(i);
      form =
          form.with("videos." + i + ".url", video.url())
              .with("videos." + i + ".title", video.title().in(language));
    }
    return withFiles(form, sheet);
  }

  private static Typed withFiles(Typed begun, Sheet sheet) {
    Typed form = begun;
    for (int i = 0; i < sheet.attachments().size(); i++) {
      Sheet.Attachment file = sheet.attachments().get(i);
      String row = "attachments." + i;
      form =
          form.with(row + ".hash", file.hash())
              .with(row + ".name", file.name())
              .with(row + ".title", file.title().in(sheet.language()));
    }
    for (int i = 0; i < sheet.pictures().size(); i++) {
      Sheet.Picture picture = sheet.pictures().get(i);
      String row = "pictures." + i;
      form =
          form.with(row + ".hash", picture.hash())
              .with(row + ".alt", picture.alt().in(sheet.language()))
              .with(row + ".caption", picture.caption().in(sheet.language()));
    }
    return form;
  }

  private static String month(@Nullable YearMonth month) {
    return month == null ? "" : month.toString();
  }

  private static String year(@Nullable Integer year) {
    return year == null ? "" : year.toString();
  }
}
