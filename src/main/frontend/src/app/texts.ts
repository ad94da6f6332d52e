import type { Text } from "../pack/format";
import type { App } from "./app";
import { h } from "./dom";

const RIGHT_TO_LEFT = new Set(["ar", "ur", "fa", "ps", "he"]);

export function plain(text: Text | undefined): string {
  return text === undefined ? "" : typeof text === "string" ? text : text.text;
}

/** The attributes of an element with these words: none where they are in the language of the page. */
export function spoken(text: Text): { lang?: string; dir?: string } {
  return typeof text === "string" ? {} : { lang: text.language, dir: RIGHT_TO_LEFT.has(text.language) ? "rtl" : "ltr" };
}

/** One line of words. */
export function line(text: Text | undefined): Node {
  if (text === undefined || typeof text === "string") return document.createTextNode(text ?? "");
  return h("span", spoken(text), text.text);
}

/** Paragraphs of words, under a quiet label where they are in another language or older than their source. */
export function prose(app: App, text: Text): HTMLElement {
  const body = plain(text)
    .split(/\n\s*\n/)
    .map((paragraph) => h("p", {}, ...paragraph.split("\n").flatMap((part, at) => (at === 0 ? [part] : [h("br"), part]))));
  if (typeof text === "string") return h("div", { class: "prose" }, ...body);
  const notes = [app.words.get("app.in-language", { language: app.formats.languageName(text.language) })];
  if (text.older) notes.push(app.words.get("service.older"));
  if (text.machine) notes.push(app.words.get("app.machine"));
  return h("div", { class: "prose" }, h("p", { class: "text-language" }, notes.join(" ")), h("div", spoken(text), ...body));
}
