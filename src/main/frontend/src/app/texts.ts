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

/** One line of words with what a reader should be told of a translation. */
export function said(app: App, text: Text | undefined): Node {
  if (text === undefined || typeof text === "string") return line(text);
  return h("span", {}, line(text), ...translationNotes(app, text).map((note) => h("span", { class: "text-in" }, ` ${note}`)));
}

function translationNotes({ words, formats }: App, text: Exclude<Text, string>): string[] {
  return [text.older ? words.get("service.older", { language: formats.languageName(text.older) }) : "", text.machine ? words.get("service.machine") : ""].filter((note) => note !== "");
}

/** What a reader should be told of words, and has not been: another language, older than their source, made by a machine. */
export function notes(app: App, told: Set<string>, ...texts: Text[]): HTMLElement | null {
  const { words, formats, language } = app;
  const all = texts.flatMap((text) => {
    if (typeof text === "string") return [];
    const other = text.language === language ? [] : [words.get("paper.text-in", { language: formats.languageName(text.language) })];
    return [...other, ...translationNotes(app, text)];
  });
  const fresh = [...new Set(all)].filter((note) => !told.has(note));
  for (const note of fresh) told.add(note);
  return fresh.length === 0 ? null : h("p", { class: "text-in" }, ...fresh.map((note) => h("span", {}, `${note} `)));
}

/** Paragraphs of words, under a quiet label where they are in another language or older than their source. */
export function prose(app: App, text: Text): HTMLElement {
  const body = plain(text)
    .split(/\n\s*\n/)
    .map((paragraph) => h("p", {}, ...paragraph.split("\n").flatMap((part, at) => (at === 0 ? [part] : [h("br"), part]))));
  if (typeof text === "string") return h("div", { class: "prose" }, ...body);
  return h("div", { class: "prose" }, notes(app, new Set(), text), h("div", spoken(text), ...body));
}
