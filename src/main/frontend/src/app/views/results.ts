import { type App, show } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import type { Found } from "../engine";
import type { KeptMap } from "../map";
import type { Facet, Result } from "../../pack/search/index.ts";
import { readMap } from "../../pack/store";
import { plain } from "../texts";
import { card } from "./card";

/** Filters in the order of the page; each with the codes it offers. */
const FILTERS = ["sector", "target", "language", "access", "area", "verified", "availability"] as const;
type Filter = (typeof FILTERS)[number];
const ACCESS = ["free", "no-permit", "anonymous", "walk-in", "appointment", "referral"];
const AGES = ["fresh", "aging", "old", "never"];
const PLACES = ["free", "waiting", "closed"];
const MOST_VALUES = 40;
const TYPING = 80;
/** In the address: the map and not the list. */
const MAP = "#map";

/** The search box with the cities on this device. */
export function searchForm(app: App, city: City, cities: City["kept"][], asked: URLSearchParams): HTMLFormElement {
  const { words } = app;
  const name = (code: string): string => app.cities.find((other) => other.code === code)?.name ?? code;
  return h(
    "form",
    { class: "search-form", method: "get", action: `/${app.language}/services`, role: "search" },
    h(
      "div",
      { class: "search-row" },
      h("div", { class: "search-field search-words" }, h("label", { for: "q" }, words.get("results.search-label")), h("input", { id: "q", name: "q", type: "search", value: asked.get("q") ?? "", autocomplete: "off", maxlength: 200 })),
      h(
        "div",
        { class: "search-field search-city" },
        h("label", { for: "city" }, words.get("results.city-label")),
        h("select", { id: "city", name: "city" }, ...cities.map((kept) => h("option", { value: kept.manifest.city, selected: kept.manifest.city === city.code }, name(kept.manifest.city)))),
      ),
      h("button", { class: "button-primary", type: "submit" }, icon(app.sprite, "search"), h("span", {}, words.get("layout.search-button"))),
    ),
  );
}

/** The list of what answers a question, from the pack, as one types. */
export class Results {
  private asked: URLSearchParams;
  private readonly list = h("section", { id: "list", "aria-labelledby": "list-heading" });
  private readonly filters = h("div", { id: "filters" });
  private readonly map = h("div", { class: "app-map-box", hidden: true });
  private readonly views: HTMLElement;
  private readonly body = h("div", { class: "results-body frame" }, this.list, this.map);
  private readonly wide = matchMedia("(min-width: 62rem)");
  private kept: Promise<KeptMap | null> | null = null;
  /** The question whose answer the map shows. */
  private mapped: string | null = null;
  /** Where the reader is, as `lat,lon`. */
  private position: string | null = null;
  private turn = 0;
  private typing: number | undefined;

  constructor(
    private readonly app: App,
    private readonly city: City,
    private readonly cities: City["kept"][],
    asked: URLSearchParams,
  ) {
    this.asked = asked;
    const view = (name: "list" | "map"): HTMLElement => h("button", { class: "button-secondary", type: "button", "data-view": name, click: () => this.choose(name) }, app.words.get(`map.show-${name}`));
    this.views = h("div", { class: "app-views frame", role: "group", "aria-label": app.words.get("app.map-label"), hidden: true }, view("list"), view("map"));
    this.wide.addEventListener("change", () => void this.drawMap());
  }

  async show(): Promise<void> {
    const { app, city } = this;
    const form = searchForm(app, city, this.cities, this.asked);
    form.append(this.filters);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.read(form));
    });
    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement && event.target.name === "city") location.assign(`/${app.language}/services?${this.read(form)}`);
      else this.ask(this.read(form));
    });
    form.querySelector("#q")?.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = window.setTimeout(() => this.ask(this.read(form)), TYPING);
    });
    app.main.className = "results app-results";
    show(app, app.words.get("results.heading"), city.banner(app), form, this.views, this.body);
    this.views.hidden = !(await readMap(city.code));
    this.drawView();
    if (this.onMap()) this.views.scrollIntoView();
    await this.answer();
  }

  private read(form: HTMLFormElement): URLSearchParams {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") asked.append(name, value);
    for (const kept of ["near", "radius"]) {
      const value = this.asked.get(kept);
      if (value) asked.set(kept, value);
    }
    return asked;
  }

  private ask(asked: URLSearchParams): void {
    this.asked = asked;
    history.replaceState(null, "", `${location.pathname}?${asked}${location.hash}`);
    void this.answer();
  }

  private async answer(): Promise<void> {
    const turn = ++this.turn;
    const now = Date.now();
    const asked = new URLSearchParams(this.asked);
    if (this.position) asked.set("near", this.position);
    const found = await this.city.engine.search(asked.toString());
    if (turn !== this.turn || !found) return;
    this.drawFilters(found.result);
    this.drawList(found, now);
  }

  private drawFilters(answer: Result): void {
    const { app, asked } = this;
    const { words, formats } = app;
    const open = [...this.filters.querySelectorAll<HTMLDetailsElement>("details[open]")].map((details) => details.id);
    const focused = document.activeElement?.id;
    const along = this.filters.querySelector(".filter-row")?.scrollLeft ?? 0;
    const tick = (name: "open_at" | "practice", value: string, label: string): HTMLElement =>
      h("label", { class: "chip-check" }, h("input", { id: `tick-${name}`, type: "checkbox", name, value, checked: asked.getAll(name).includes(value) }), ` ${label} `, h("span", { class: "count" }, formats.number(count(answer, name === "open_at" ? "open" : name, value))));
    const near = h("button", { class: "chip-check", type: "button", "aria-pressed": String(this.position !== null), "data-near": true, click: () => this.near() }, icon(app.sprite, "pin"), words.get(this.position ? "results.near-chip" : "app.near"));
    this.filters.replaceChildren(
      h(
        "div",
        { class: "filter-row", role: "group", "aria-label": words.get("results.filters") },
        tick("open_at", "now", words.get("results.open-now")),
        tick("practice", "yes", words.get("results.practised")),
        near,
        ...FILTERS.map((filter) => this.drawFilter(filter, answer, open)),
      ),
    );
    this.filters.querySelector(".filter-row")?.scrollTo({ left: along });
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  private near(): void {
    if (this.position) {
      this.position = null;
      void this.answer();
      return;
    }
    // The position stays on the device and out of the address, which a network would carry away: the search runs here.
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.position = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`;
        void this.answer();
      },
      () => {
        this.list.prepend(h("p", { class: "field-problem", role: "alert" }, this.app.words.get("app.no-position")));
      },
      { maximumAge: 60_000, timeout: 15_000 },
    );
  }

  private drawFilter(filter: Filter, answer: Result, open: string[]): HTMLElement | null {
    const { app, asked } = this;
    const { words, formats } = app;
    const chosen = asked.getAll(filter);
    const values = this.offered(filter, answer, chosen);
    if (values.length === 0) return null;
    const id = `filter-${filter}`;
    return h(
      "details",
      { class: "filter", id, name: "filters", open: open.includes(id) },
      h("summary", {}, words.get(`filter.${filter}`), chosen.length > 0 ? h("span", { class: "chosen" }, chosen.length) : null),
      h(
        "fieldset",
        {},
        h("legend", {}, words.get(`filter.${filter}.legend`)),
        h(
          "ul",
          {},
          ...values.map((value) => {
            const found = count(answer, filter, value);
            const input = `${filter}-${value}`;
            const sector = filter === "sector" ? this.city.term("sector", value) : undefined;
            return h("li", { class: `${found === 0 ? "none" : ""}${sector ? ` sector-${sector.parent ?? sector.code}` : ""}` }, h("label", { for: input }, h("input", { id: input, type: "checkbox", name: filter, value, checked: chosen.includes(value) }), sector?.icon ? icon(app.sprite, sector.icon) : null, h("span", { class: "value" }, this.label(filter, value)), h("span", { class: "count" }, formats.number(found))));
          }),
        ),
      ),
    );
  }

  private offered(filter: Filter, answer: Result, chosen: string[]): string[] {
    switch (filter) {
      case "sector": {
        const parents = new Set(chosen.map((code) => this.city.term("sector", code)?.parent ?? code));
        return this.city.list("sector").filter((term) => !term.parent || parents.has(term.parent)).map((term) => term.code);
      }
      case "target":
        return this.city.list("target").map((term) => term.code);
      case "access":
        return ACCESS;
      case "verified":
        return AGES;
      case "availability":
        return PLACES;
      default:
        return [...new Set([...chosen, ...(answer.facets[filter] ?? []).slice(0, MOST_VALUES).map((found) => found.value)])];
    }
  }

  private label(filter: Filter, value: string): string {
    const { words } = this.app;
    switch (filter) {
      case "sector":
      case "target":
      case "area":
        return plain(this.city.term(filter, value)?.name) || value;
      case "language":
        return this.city.languageName(value);
      case "access":
        return words.get(`access.${value}`);
      case "verified":
        return words.get(`age.${value}`);
      case "availability":
        return words.get(`places.${value}`);
    }
  }

  private drawList({ asked: { query }, result: answer }: Found, now: number): void {
    const { app, city, asked } = this;
    const { words } = app;
    const text = asked.get("q") ?? "";
    const what = text === "" ? words.get("results.heading") : words.get("results.heading-text", { text });
    const first = query.offset + 1;
    const last = query.offset + answer.hits.length;
    const page = (offset: number, rel: string, words: string): HTMLElement => {
      const other = new URLSearchParams(asked);
      if (offset > 0) other.set("offset", String(offset));
      else other.delete("offset");
      const turn = (event: Event): void => {
        event.preventDefault();
        this.ask(other);
        scrollTo(0, 0);
      };
      return h("a", { rel, href: `/${app.language}/services?${other}`, click: turn }, words);
    };
    this.list.replaceChildren(
      h("h1", { id: "list-heading" }, words.get("results.heading-city", { what, city: plain(city.line.name) })),
      h("p", { id: "total", role: "status" }, h("strong", {}, words.get("results.total", { count: answer.total })), answer.hits.length > 0 && answer.total > answer.hits.length ? h("span", { class: "range" }, ` ${words.get("results.range", { from: first, to: last })}`) : ""),
      answer.total === 0 ? this.empty(answer) : document.createTextNode(""),
      h("ol", { id: "cards", class: "cards", start: first }, ...answer.hits.map((hit) => card(app, city, hit.service, hit.metres, hit.matched, now))),
      query.offset > 0 || last < answer.total
        ? h("nav", { class: "pager", "aria-label": words.get("results.pager") }, query.offset > 0 ? page(Math.max(0, query.offset - query.limit), "prev", words.get("results.previous")) : null, last < answer.total ? page(last, "next", words.get("results.next")) : null)
        : document.createTextNode(""),
    );
    void this.drawMap();
  }

  private empty(answer: Result): HTMLElement {
    const { app, asked } = this;
    const { words } = app;
    const without = (name: string): string => {
      const query = new URLSearchParams(asked);
      query.delete(name);
      return `/${app.language}/services?${query}`;
    };
    const spelling = answer.suggestions?.spelling;
    return h(
      "div",
      { class: "empty" },
      h("p", {}, words.get("results.empty")),
      spelling ? h("p", { class: "spelling" }, `${words.get("results.spelling")} `, h("a", { href: `/${app.language}/services?${new URLSearchParams([...asked, ["q", spelling]].filter(([name], at, all) => name !== "q" || at === all.length - 1) as [string, string][])}` }, spelling)) : null,
      answer.suggestions && answer.suggestions.relaxed.length > 0
        ? [h("h2", {}, words.get("results.relax")), h("ul", { class: "relaxed" }, ...answer.suggestions.relaxed.map((relaxed) => h("li", {}, h("a", { href: without(relaxed.without) }, words.get("results.relaxed", { what: words.get(`relaxed.${relaxed.without}`), count: relaxed.total })))))]
        : null,
    );
  }

  /** Everything that was found, on the map, where one is kept and to be seen. */
  private async drawMap(): Promise<void> {
    const turn = this.turn;
    if (this.views.hidden || (!this.wide.matches && !this.onMap())) return;
    this.kept ??= this.openMap();
    const map = await this.kept;
    this.views.hidden = map === null;
    this.drawView();
    if (!map || turn !== this.turn) return;
    const query = new URLSearchParams(this.asked);
    for (const page of ["offset", "limit"]) query.delete(page);
    if (this.position) query.set("near", this.position);
    const asked = query.toString();
    map.resize();
    if (asked === this.mapped) return;
    const places = await this.city.engine.places(asked);
    if (!places || turn !== this.turn) return;
    await map.show(places);
    this.mapped = asked;
  }

  private async openMap(): Promise<KeptMap | null> {
    const { app, city } = this;
    const map = await import("../map").then(({ KeptMap }) => KeptMap.open(app, city, this.map)).catch(() => null);
    if (map) this.map.append(h("p", { class: "hint" }, app.words.get("app.map-about")));
    return map;
  }

  private onMap(): boolean {
    return location.hash === MAP;
  }

  /** On a small screen the list or the map; beside each other on a large one. */
  private drawView(): void {
    this.body.classList.toggle("on-map", this.onMap() && !this.views.hidden);
    for (const button of this.views.querySelectorAll("button")) button.setAttribute("aria-pressed", String((button.dataset["view"] === "map") === this.onMap()));
  }

  private choose(view: "list" | "map"): void {
    history.replaceState(null, "", `${location.pathname}${location.search}${view === "map" ? MAP : ""}`);
    this.drawView();
    this.views.scrollIntoView();
    void this.drawMap();
  }
}

function count(answer: Result, facet: Facet, value: string): number {
  return answer.facets[facet].find((found) => found.value === value)?.count ?? 0;
}
