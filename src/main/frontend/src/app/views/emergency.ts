import type { Emergency } from "../../pack/format";
import { type App, show } from "../app";
import { h } from "../dom";
import { plain, spoken } from "../texts";

/** The numbers that must be there whatever is missing. */
export function showEmergency(app: App, numbers: Emergency[]): void {
  const { words } = app;
  const title = words.get("emergency.title");
  app.main.className = "text-page";
  show(
    app,
    title,
    h("h1", {}, title),
    h("p", { class: "lead" }, words.get("emergency.lead")),
    h(
      "ul",
      { class: "numbers" },
      ...[...numbers]
        .sort((a, b) => a.position - b.position)
        .map((number) => h("li", {}, h("a", { class: "number", href: `tel:${number.number.replace(/ /g, "")}` }, h("bdi", { dir: "ltr" }, number.number)), h("span", {}, h("strong", spoken(number.name), plain(number.name)), h("span", spoken(number.about), plain(number.about))))),
    ),
    h("p", {}, words.get("emergency.note")),
  );
}
