// The forms of editors. Everything works without this: it saves the way to the server and back, keeps a draft, shows the public page beside.
import "./edit.scss";
import { keepDrafts } from "./edit/draft.ts";
import { warnOfDuplicates } from "./edit/duplicates.ts";
import { offerBodies } from "./edit/bodies.ts";
import { changeRowsInPlace } from "./edit/rows.ts";
import { chooseWeeklyWhenTyping } from "./edit/week.ts";
import { offerPlaces } from "./edit/places.ts";
import { showPreview } from "./edit/preview.ts";
import { showReadability } from "./text/readability.ts";

const form = document.querySelector<HTMLFormElement>("#edit-form");
if (form) {
  const draft = keepDrafts(document, window.localStorage);
  const preview = showPreview(document);
  warnOfDuplicates(document);
  chooseWeeklyWhenTyping(document);
  const start = (): void => {
    offerBodies(document);
    offerPlaces(document);
    showReadability(document);
  };
  start();
  changeRowsInPlace(document, () => {
    start();
    draft.changed();
    preview.changed();
  });
  document.querySelector<HTMLElement>("#problems")?.focus();
  startMap();
}

/** The map is loaded when it is about to be seen: most edits never reach it. */
function startMap(): void {
  const element = document.querySelector<HTMLElement>("#place-map");
  if (!element) return;
  element.hidden = false;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    import("./edit/pin.ts")
      .then(({ drawPin }) => drawPin(document, element))
      .catch((error: unknown) => {
        console.warn(error);
        element.hidden = true;
      });
  }, { rootMargin: "300px" });
  seen.observe(element);
}
