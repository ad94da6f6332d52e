import type { App } from "./app";
import { h, icon } from "./dom";

/** Puts the quick exit, as the server's pages have it, before everything of the page but the ways past it (`page/exit.ts` listens). */
export function showQuickExit(app: App): void {
  const { words } = app;
  document.querySelector(".site-header")?.before(
    h(
      "div",
      { class: "quick-exit no-print", role: "region", "aria-label": words.get("quick-exit.leave") },
      h("div", { class: "quick-exit-bar" }, h("div", { class: "frame" }, h("a", { class: "quick-exit-button", href: app.exit, rel: "noreferrer", "data-quick-exit": true }, icon(app.sprite, "exit"), h("span", {}, words.get("quick-exit.leave"))))),
      h("p", { class: "quick-exit-about frame" }, words.get("quick-exit.about"), " ", h("a", { href: `/${app.language}/help#quick-exit` }, words.get("quick-exit.more"))),
    ),
  );
}

/** The buttons that read a text aloud, hidden until the device is found to have a voice for it. */
export function speakBar(app: App): HTMLElement {
  const { words } = app;
  const button = (name: string, drawing: string, label: HTMLElement, hidden: boolean): HTMLElement =>
    h("button", { class: "button-secondary", type: "button", [`data-speak-${name}`]: true, "data-go-on": name === "pause" ? words.get("speak.go-on") : null, hidden }, icon(app.sprite, drawing), label);
  return h(
    "div",
    { class: "speak no-print", "data-speak": true, hidden: true },
    button("start", "volume", h("span", {}, words.get("speak.start")), false),
    button("pause", "state-paused", h("span", { "data-words": true }, words.get("speak.pause")), true),
    button("stop", "close", h("span", {}, words.get("speak.stop")), true),
  );
}

/** Buttons that hand an address on: to another app where the browser can, else to be pasted. */
export function shareButtons(app: App, address: string, title: string): HTMLElement[] {
  const { words } = app;
  const copied = h("span", { "aria-live": "polite" }, words.get("service.copy"));
  return [
    ...(typeof navigator.share === "function"
      ? [h("button", { class: "button-secondary", type: "button", click: () => void navigator.share({ title, url: address }).catch(() => undefined) }, icon(app.sprite, "share"), h("span", {}, words.get("service.share-button")))]
      : []),
    ...(navigator.clipboard === undefined
      ? []
      : [h("button", { class: "button-secondary", type: "button", click: () => void navigator.clipboard.writeText(address).then(() => (copied.textContent = words.get("service.copied"))) }, icon(app.sprite, "copy"), copied)]),
  ];
}
