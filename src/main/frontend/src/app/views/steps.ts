import type { Help, HelpStep } from "../../pack/format";
import { type App, show } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import { plain, prose, spoken } from "../texts";

/** The guides for people in some situation, or one step of one of them. */
export function showSteps(app: App, city: City, guides: Help[], code: string | undefined, asked: URLSearchParams): void {
  const { words } = app;
  const guide = guides.find((other) => other.code === code);
  app.main.className = "text-page steps";
  if (!guide) {
    const title = words.get("steps.title");
    show(
      app,
      title,
      city.banner(app),
      h("h1", {}, title),
      h("p", { class: "lead" }, words.get("steps.lead")),
      h("ul", { class: "steps-list" }, ...[...guides].sort((a, b) => a.position - b.position).map((other) => h("li", {}, h("a", { href: `/${app.language}/steps/${other.code}` }, icon(app.sprite, other.icon), h("span", spoken(other.title), plain(other.title)))))),
    );
    return;
  }
  const step = guide.steps.find((other) => other.code === asked.get("step")) ?? guide.steps[0];
  if (!step) return;
  show(app, plain(step.title), city.banner(app), h("p", { class: "steps-guide" }, h("a", { href: `/${app.language}/steps/${guide.code}`, ...spoken(guide.title) }, plain(guide.title))), ...content(app, city, guide, step));
}

function content(app: App, city: City, guide: Help, step: HelpStep): HTMLElement[] {
  return [
    h("h1", spoken(step.title), plain(step.title)),
    ...(step.text ? [prose(app, step.text)] : []),
    h(
      "ul",
      { class: "steps-choices" },
      ...step.choices.map((choice) => {
        const services = new URLSearchParams(choice.services ?? "");
        services.set("city", city.code);
        const href = choice.step ? `/${app.language}/steps/${guide.code}?step=${choice.step}` : `/${app.language}/services?${services}`;
        return h("li", {}, h("a", { class: "steps-choice", href, ...spoken(choice.label) }, icon(app.sprite, choice.step ? "arrow" : "search"), plain(choice.label)));
      }),
    ),
  ];
}
