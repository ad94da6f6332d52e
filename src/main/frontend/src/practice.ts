// The form of a sheet. Everything works without this: it counts words, keeps a draft, finds services, adds rows in place.
import "./practice.scss";
import { changeRowsInPlace } from "./edit/rows.ts";
import { forgetCopies, keepCopies } from "./practices/local.ts";
import { offerServices } from "./practices/services.ts";
import { countWords } from "./practices/count.ts";
import { showReadability } from "./text/readability.ts";

forgetCopies(document);
if (document.querySelector("#edit-form")) {
  const kept = keepCopies(document);
  countWords(document);
  showReadability(document);
  offerServices(document);
  changeRowsInPlace(document, () => {
    countWords(document);
    showReadability(document);
    offerServices(document);
    kept.changed();
  });
  document.querySelector<HTMLElement>("#problems")?.focus();
}
