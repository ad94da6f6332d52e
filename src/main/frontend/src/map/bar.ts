// The words and buttons above the map: what is in view, search this area, near me.
import type { Again } from "./notice.ts";
import { notice } from "./notice.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

export interface BarActions {
  here: () => void;
  near: () => void;
  follow: (on: boolean) => void;
  /** Shows the sheets of good practices above the services; null where the map shows nothing else. */
  sheets: ((on: boolean) => void) | null;
}

export class MapBar {
  private readonly bar: HTMLElement;
  private readonly sentence: HTMLElement;
  private readonly hereButton: HTMLButtonElement;
  private readonly followBox: HTMLInputElement;
  private readonly sheetsBox: HTMLInputElement | null = null;

  constructor(
    private readonly panel: HTMLElement,
    private readonly settings: MapSettings,
    actions: BarActions,
  ) {
    this.bar = document.createElement("div");
    this.bar.className = "map-bar";
    this.sentence = document.createElement("p");
    this.sentence.className = "map-summary";
    this.sentence.setAttribute("role", "status");
    this.hereButton = button("map-here", text(settings, "map.search-here"), actions.here);
    this.hereButton.hidden = true;
    const near = button("map-near", text(settings, "map.near-me"), actions.near);
    const follow = tick(text(settings, "map.follow"), actions.follow);
    this.followBox = follow.box;
    this.bar.append(this.sentence, near, follow.label);
    if (actions.sheets) {
      const sheets = tick(text(settings, "map.practices"), actions.sheets);
      sheets.label.classList.add("map-sheets");
      this.sheetsBox = sheets.box;
      this.bar.append(sheets.label);
    }
    panel.append(this.bar, this.hereButton);
  }

  get follows(): boolean {
    return this.followBox.checked;
  }

  get showsSheets(): boolean {
    return this.sheetsBox?.checked ?? false;
  }

  say(words: string): void {
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
  }

  offerHere(offered: boolean): void {
    this.hereButton.hidden = !offered || this.follows;
  }

  /** A sentence at the head of the list and a button that asks again; empty words take both away. */
  problem(words: string, list: HTMLElement, again: () => void): void {
    list.querySelector(":scope > .list-problem")?.remove();
    if (words !== "") list.prepend(notice("list-problem", "alert", words, this.again(again)));
  }

  /** Says at the head of the list that the answer is on its way. */
  waiting(waits: boolean, list: HTMLElement): void {
    list.querySelector(":scope > .list-wait")?.remove();
    if (waits) list.prepend(notice("list-wait", "status", text(this.settings, "map.waiting"), null));
  }

  /** There is no map: one sentence stands where it would be. @param again null where trying again is of no use */
  failed(words: string, again: (() => void) | null): void {
    this.recovered();
    const sentence = notice("map-failed", "status", words, again && this.again(again));
    this.panel.prepend(sentence);
    sentence.scrollIntoView({ block: "nearest" });
  }

  /** Tiles did not come: said on the map until they are asked for again. */
  gaps(again: () => void): void {
    if (this.bar.querySelector(".map-gaps")) return;
    this.bar.append(notice("map-gaps", "status", text(this.settings, "map.gaps"), this.again(again)));
  }

  /** Takes away what was said about the map. */
  recovered(): void {
    this.panel.querySelectorAll(".map-failed, .map-gaps").forEach((element) => element.remove());
  }

  private again(action: () => void): Again {
    return { label: text(this.settings, "map.again"), action };
  }
}

function button(name: string, words: string, action: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  element.textContent = words;
  element.addEventListener("click", action);
  return element;
}

function tick(words: string, action: (on: boolean) => void): { label: HTMLLabelElement; box: HTMLInputElement } {
  const label = document.createElement("label");
  label.className = "map-follow";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.addEventListener("change", () => action(box.checked));
  label.append(box, document.createTextNode(words));
  return { label, box };
}
