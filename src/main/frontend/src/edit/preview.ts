// The page as the public will see it, beside the form: the server renders it with the same template and the same rule for reserved places.
import { afterPause, content, send, theForm } from "./form.ts";

const WIDE = "(min-width: 1100px)";

export function showPreview(page: Document): { changed: () => void } {
  const aside = page.querySelector<HTMLElement>("#preview");
  const address = theForm(page).dataset["preview"];
  if (!aside || !address) return { changed: () => undefined };
  let asked = 0;
  const render = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const answer = await send(address, content(theForm(page), "preview"));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sheet = fresh.querySelector<HTMLElement>("article.sheet");
      if (mine !== asked) return;
      if (answer.ok && sheet) {
        put(page, aside, sheet);
        tellPlace(page, sheet);
      } else {
        aside.dataset["old"] = "true";
        note(page, aside, aside.dataset["stale"] ?? "");
      }
    } catch (error) {
      console.warn(error);
    }
  };
  const changed = afterPause(800, () => void render());
  page.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.closest("#edit-form")) changed();
  });
  void render();
  window.matchMedia(WIDE).addEventListener("change", changed);
  return { changed };
}

function put(page: Document, aside: HTMLElement, sheet: HTMLElement): void {
  for (const element of [sheet, ...sheet.querySelectorAll<HTMLElement>("[id], [aria-labelledby], a[href^='#']")]) {
    if (element.id) element.id = `preview-${element.id}`;
    // Named sections are landmarks, of which the form has its own.
    element.removeAttribute("aria-labelledby");
    const href = element.getAttribute("href");
    if (href?.startsWith("#")) element.setAttribute("href", `#preview-${href.slice(1)}`);
  }
  sheet.querySelectorAll(".no-print, .small-map, .print-only").forEach((element) => element.remove());
  const heading = page.createElement("h2");
  heading.textContent = aside.dataset["heading"] ?? "";
  const box = page.createElement("div");
  box.className = "preview-sheet";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", heading.textContent);
  box.append(page.adoptNode(sheet));
  const scrolled = aside.querySelector(".preview-sheet")?.scrollTop ?? 0;
  aside.replaceChildren(heading, box);
  box.scrollTop = scrolled;
  aside.hidden = false;
  aside.dataset["old"] = "false";
}

function note(page: Document, aside: HTMLElement, words: string): void {
  if (aside.querySelector(".preview-note")) return;
  const line = page.createElement("p");
  line.className = "preview-note";
  line.textContent = words;
  aside.querySelector("h2")?.after(line);
}

/** Says under the choice of precision what of the place the public will read. */
function tellPlace(page: Document, sheet: HTMLElement): void {
  const line = page.querySelector<HTMLElement>("#public-place");
  const where = sheet.querySelector("#preview-where")?.closest("section");
  if (!line || !where) return;
  const words = [...where.querySelectorAll(":scope > p:not(.actions)")].map((part) => part.textContent?.trim() ?? "").filter((part) => part !== "");
  const text = `${line.dataset["lead"] ?? ""} ${words.join(" · ")}`;
  line.hidden = false;
  if (line.textContent !== text) line.textContent = text;
}
