import { offerSpeech } from "../../page/speak.ts";
import type { Help, HelpChoice, HelpStep, Text } from "../../pack/format";
import { type App, show } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import { showQuickExit, speakBar } from "../helps";
import { passages } from "../text";
import { notes, plain, spoken } from "../texts";
import { card } from "./card";

const FIRST_SERVICES = 3;

/** The guides for people in some situation, or one step of one of them. */
export async function showSteps(app: App, city: City, guides: Help[], code: string | undefined, asked: URLSearchParams): Promise<void> {
  const { words } = app;
  const guide = guides.find((other) => other.code === code);
  app.main.className = "text-page steps";
  app.main.setAttribute("data-speak-text", "");
  if (!guide) {
    const title = words.get("steps.title");
    const sorted = [...guides].sort((a, b) => a.position - b.position);
    show(
      app,
      title,
      city.banner(app),
      h("h1", {}, title),
      h("p", { class: "lead" }, words.get("steps.lead")),
      speakBar(app),
      h("ul", { class: "steps-list" }, ...sorted.map((other) => tile(app, other))),
    );
    offerSpeech(app.main);
    return;
  }
  const step = guide.steps.find((other) => other.code === asked.get("step")) ?? guide.steps[0];
  if (!step) return;
  if (guide.sensitive) showQuickExit(app);
  show(app, plain(step.title), city.banner(app), ...content(app, city, guide, step), await found(app, city, step));
  offerSpeech(app.main);
}

/** A guide in a list. */
export function tile(app: App, guide: Help): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href: `/${app.language}/steps/${guide.code}` },
      h("span", { class: "pictogram" }, icon(app.sprite, guide.icon)),
      h("span", { class: "steps-words" }, h("span", { class: "steps-name", ...spoken(guide.title) }, plain(guide.title)), " ", h("span", { class: "steps-lead", ...(guide.lead ? spoken(guide.lead) : {}) }, plain(guide.lead))),
    ),
  );
}

function content(app: App, city: City, guide: Help, step: HelpStep): HTMLElement[] {
  const { words } = app;
  const told = new Set<string>();
  return [
    h("p", { class: "steps-guide" }, h("a", { href: `/${app.language}/steps/${guide.code}`, ...spoken(guide.title) }, plain(guide.title))),
    h("h1", spoken(step.title), plain(step.title)),
    speakBar(app),
    notes(app, told, step.title, guide.title),
    ...(step.text ? [notes(app, told, step.text), text(step.text)] : []),
    notes(app, told, ...step.choices.map((choice) => choice.label)),
    h("ul", { class: "steps-choices" }, ...step.choices.map((choice) => h("li", {}, link(app, city, guide, choice)))),
    h("p", { class: "steps-check" }, icon(app.sprite, "warning"), h("span", {}, words.get("steps.check"))),
    h("p", {}, h("a", { href: `/${app.language}/steps` }, words.get("steps.other"))),
  ].filter((element) => element !== null);
}

function text(given: Text): HTMLElement {
  const runs = (line: { words: string; bold: boolean }[]): Node[] => line.map((run) => (run.bold ? h("strong", {}, run.words) : document.createTextNode(run.words)));
  const body = passages(plain(given)).map((passage) =>
    passage.kind === "list" ? h("ul", {}, ...passage.lines.map((line) => h("li", {}, ...runs(line)))) : h("p", {}, ...passage.lines.flatMap((line, at) => (at === 0 ? runs(line) : [h("br"), ...runs(line)]))),
  );
  return h("div", { class: "steps-text", ...spoken(given) }, ...body);
}

function servicesOf(choice: HelpChoice, city: City): string {
  const services = new URLSearchParams(choice.services ?? "");
  services.set("city", city.code);
  return String(services);
}

function link(app: App, city: City, guide: Help, choice: HelpChoice): HTMLElement {
  const label = h("span", spoken(choice.label), plain(choice.label));
  if (choice.call) return h("a", { class: "steps-choice steps-call", href: `tel:${choice.call}` }, icon(app.sprite, "phone"), label);
  if (choice.step) return h("a", { class: "steps-choice steps-step", href: `/${app.language}/steps/${guide.code}?step=${choice.step}` }, icon(app.sprite, "arrow"), label);
  const sector = oneSector(city, new URLSearchParams(choice.services ?? "").get("sector") ?? "");
  return h("a", { class: `steps-choice steps-services${sector ? ` sector-${sector.code}` : ""}`, href: `/${app.language}/services?${servicesOf(choice, city)}` }, icon(app.sprite, sector?.icon ?? "search"), label);
}

/** The first-level sector that is asked for, where it is one. */
function oneSector(city: City, asked: string): ReturnType<City["term"]> {
  const codes = new Set(asked.split(",").map((code) => city.term("sector", code)?.parent ?? code));
  return codes.size === 1 ? city.term("sector", [...codes][0] ?? "") : undefined;
}

/** The first services of the first choice that leads to some. */
async function found(app: App, city: City, step: HelpStep): Promise<Node> {
  const choice = step.choices.find((other) => other.services);
  const answer = choice ? await city.engine.search(`${servicesOf(choice, city)}&limit=${FIRST_SERVICES}`) : null;
  if (!choice || !answer) return document.createTextNode("");
  const { words } = app;
  const now = Date.now();
  const cards = answer.result.hits.map((hit) => card(app, city, hit.service, hit.metres, null, now, 3));
  return h(
    "section",
    { class: "steps-found", "aria-labelledby": "found" },
    h("h2", { id: "found", ...spoken(choice.label) }, plain(choice.label)),
    cards.length === 0 ? h("p", {}, words.get("steps.nothing")) : h("ol", { class: "cards compact" }, ...cards),
    h("p", { class: "actions" }, h("a", { class: "button-primary", href: `/${app.language}/services?${servicesOf(choice, city)}` }, icon(app.sprite, "search"), h("span", {}, words.get("steps.all")))),
  );
}
