// The words and buttons above the map: what is in view, search this area, near me.
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

export interface BarActions {
  here: () => void;
  near: () => void;
  follow: (on: boolean) => void;
}

export class MapBar {
  private readonly sentence: HTMLElement;
  private readonly hereButton: HTMLButtonElement;
  private readonly followBox: HTMLInputElement;

  constructor(
    private readonly panel: HTMLElement,
    private readonly settings: MapSettings,
    actions: BarActions,
  ) {
    const bar = document.createElement("div");
    bar.className = "map-bar";
    this.sentence = document.createElement("p");
    this.sentence.className = "map-summary";
    this.sentence.setAttribute("role", "status");
    this.hereButton = button("map-here", text(settings, "map.search-here"), actions.here);
    this.hereButton.hidden = true;
    const near = button("map-near", text(settings, "map.near-me"), actions.near);
    const label = document.createElement("label");
    label.className = "map-follow";
    this.followBox = document.createElement("input");
    this.followBox.type = "checkbox";
    this.followBox.addEventListener("change", () => actions.follow(this.followBox.checked));
    label.append(this.followBox, document.createTextNode(text(settings, "map.follow")));
    bar.append(this.sentence, near, label);
    panel.append(bar, this.hereButton);
  }

  get follows(): boolean {
    return this.followBox.checked;
  }

  say(words: string): void {
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
  }

  offerHere(offered: boolean): void {
    this.hereButton.hidden = !offered || this.follows;
  }

  /** A sentence at the head of the list; empty words take it away. */
  problem(words: string, list: HTMLElement): void {
    list.querySelector(":scope > .list-problem")?.remove();
    if (words === "") return;
    const sentence = document.createElement("p");
    sentence.className = "list-problem";
    sentence.setAttribute("role", "alert");
    sentence.textContent = words;
    list.prepend(sentence);
  }

  /** The browser draws no map: one sentence stands where it would be. */
  failed(): void {
    const sentence = document.createElement("p");
    sentence.className = "map-failed";
    sentence.textContent = text(this.settings, "map.failed");
    this.panel.replaceChildren(sentence);
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
