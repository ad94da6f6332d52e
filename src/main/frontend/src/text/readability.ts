import { FEWEST_WORDS, gulpease, level } from "./gulpease.ts";

/** Puts a meter with words below each Italian text of several lines, and keeps it up to date while somebody writes. */
export function showReadability(page: Document): void {
  const template = page.querySelector<HTMLTemplateElement>("#readability");
  if (!template) return;
  for (const field of page.querySelectorAll<HTMLTextAreaElement>('textarea[lang="it"]')) {
    if (field.nextElementSibling?.classList.contains("readability")) continue;
    const line = (template.content.cloneNode(true) as DocumentFragment).firstElementChild;
    if (!(line instanceof HTMLElement)) return;
    field.after(line);
    const meter = line.querySelector("meter");
    const words = line.querySelector<HTMLElement>("[data-easy]");
    const look = (): void => {
      const said = gulpease(field.value);
      line.hidden = said.words < FEWEST_WORDS;
      if (meter) meter.value = said.index;
      if (words) words.textContent = (words.dataset[level(said.index)] ?? "").replace("{index}", String(said.index));
    };
    field.addEventListener("input", look);
    look();
  }
}
