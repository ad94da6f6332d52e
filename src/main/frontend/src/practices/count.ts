// Says beside each text how many words it has, and when they are too few or too many.
import { addressLanguage, localeOf } from "../page/language";
import { words } from "./words.ts";

const MICRO = ["problem", "summary", "steps", "caution"];

export function countWords(page: Document): void {
  const texts = [...page.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(".passage [data-most]")];
  const all = page.querySelector<HTMLElement>("#micro-count");
  const say = (counter: HTMLElement, count: number, least: number, most: number): void => {
    counter.textContent = (counter.dataset["pattern"] ?? "{typed}").replace("{typed}", count.toLocaleString(localeOf(addressLanguage(page))));
    counter.classList.toggle("wrong", count > most || (count > 0 && count < least));
  };
  const micro = (): void => {
    if (!all) return;
    const total = texts.filter((text) => MICRO.includes(text.name)).reduce((sum, text) => sum + words(text.value), 0);
    say(all, total, 0, Number(all.dataset["most"]));
  };
  for (const text of texts) {
    const counter = page.getElementById(`${text.id}-count`);
    if (!counter) continue;
    const count = (): void => {
      say(counter, words(text.value), Number(counter.dataset["least"]), Number(text.dataset["most"]));
      micro();
    };
    text.addEventListener("input", count);
    count();
  }
}
