// The results page with JavaScript: the list follows the form as it is filled in, the map follows the list, the address follows both.
import { isStill } from "../page/display.ts";
import { Selection, placed, readCards } from "./cards.ts";
import { Fragments, swap } from "./fragment.ts";
import { MapBar } from "./bar.ts";
import { notice } from "./notice.ts";
import { Sheet } from "./sheet.ts";
import type { Bounds } from "./state.ts";
import { canonical, changed, formatBounds, formatNear, formatPosition, movedAway, parseBounds, parsePosition, queryString } from "./state.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";
import type { MapView } from "./view.ts";

const TYPING_MS = 150;
const REST_MS = 250;
const SLOW_MS = 1_000;
const EVERYWHERE: Bounds = [6.6, 36.6, 18.6, 47.1];

interface Kept {
  selected?: string;
  scroll?: number;
}

/** Without an answer the page stays as the server made it: the form sends itself, the list is complete. */
export async function startResults(root: HTMLElement): Promise<void> {
  const answer = await fetch(`/${root.dataset["lang"]}/map.json`).catch(() => null);
  const settings = answer?.ok ? ((await answer.json().catch(() => null)) as MapSettings | null) : null;
  if (settings) new Results(root, settings);
  else offerAgain(root);
}

function offerAgain(root: HTMLElement): void {
  const panel = need<HTMLElement>(root, "#map-panel");
  const { unreachable = "", again = "" } = root.dataset;
  const sentence = notice("map-failed", "status", unreachable, {
    label: again,
    action: () => {
      sentence.remove();
      panel.hidden = true;
      root.classList.remove("no-map");
      void startResults(root);
    },
  });
  root.classList.add("no-map");
  panel.hidden = false;
  panel.prepend(sentence);
}

class Results {
  private readonly form: HTMLFormElement;
  private readonly list: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly fragments: Fragments;
  private readonly selection = new Selection();
  private readonly sheet: Sheet;
  private readonly bar: MapBar;
  private search: URLSearchParams;
  private searched: Bounds | null = null;
  private view: MapView | null = null;
  private opening: Promise<void> | null = null;
  private typing = 0;
  private resting = 0;
  private slow = 0;
  /** Asks again for what did not come; null while nothing is missing. */
  private again: (() => void) | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly settings: MapSettings,
  ) {
    this.form = need(root, "#search");
    this.list = need(root, "#list");
    this.panel = need(root, "#map-panel");
    this.fragments = new Fragments(
      location.pathname,
      (html) => swap(root, html),
      (busy) => this.busy(busy),
    );
    this.search = canonical(new URLSearchParams(location.search));
    this.searched = parseBounds(this.search.get("bbox"));
    this.bar = new MapBar(this.panel, settings, {
      here: () => this.searchHere(),
      near: () => this.searchNear(),
      follow: (on) => {
        if (on) this.searchHere();
      },
      sheets: this.root.dataset["sheetTiles"] ? (on) => this.view?.showSheets(on) : null,
    });
    this.sheet = new Sheet(root, this.list, settings, () => void this.openMap());
    this.listenToForm();
    this.listenToList();
    this.selection.onChange(() => this.markCards());
    window.addEventListener("popstate", () => void this.back());
    window.addEventListener("pagehide", () => this.keep());
    window.addEventListener("online", () => {
      this.again?.();
      if (this.panel.querySelector(".map-gaps")) this.fillGaps();
    });
    this.restoreKept();
    this.markCards();
    if (!Sheet.isPhone()) whenIdle(() => void this.openMap());
    else if (parsePosition(location.hash)) this.sheet.switch(true);
    window.matchMedia("(max-width: 767px)").addEventListener("change", () => {
      this.sheet.switch(false);
      if (!Sheet.isPhone()) void this.openMap();
    });
    this.root.dataset["ready"] = "true";
    if (changedByHand(this.form)) void this.ask(this.fromForm(), "replace");
  }

  private listenToForm(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.form.querySelectorAll("details[open]").forEach((details) => details.removeAttribute("open"));
      void this.ask(this.fromForm(), "push");
    });
    this.form.addEventListener("input", (event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.name !== "q") return;
      window.clearTimeout(this.typing);
      this.typing = window.setTimeout(() => void this.ask(this.fromForm(), "replace"), TYPING_MS);
    });
    this.form.addEventListener("change", (event) => {
      const field = event.target;
      if (field instanceof HTMLSelectElement && field.name === "city") void this.chooseCity(field.value);
      else if (!(field instanceof HTMLInputElement && field.name === "q")) void this.ask(this.fromForm(), "push");
    });
    this.form.addEventListener("click", (event) => this.follow(event));
  }

  private listenToList(): void {
    const card = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-id]")?.dataset["id"] ?? null;
    this.list.addEventListener("mouseover", (event) => this.selection.raise(card(event)));
    this.list.addEventListener("mouseleave", () => this.selection.raise(null));
    this.list.addEventListener("focusin", (event) => this.selection.raise(card(event)));
    this.list.addEventListener("focusout", () => this.selection.raise(null));
    this.list.addEventListener("click", (event) => {
      this.follow(event);
      const id = card(event);
      if (!event.defaultPrevented && id) this.selection.choose(id);
    });
  }

  /** Links to another search are answered in place: chips, pages, suggestions. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const target = new URL(link.href);
    if (target.origin !== location.origin || target.pathname !== location.pathname) return;
    event.preventDefault();
    const search = canonical(target.searchParams);
    this.fillForm(search);
    void this.ask(search, "push").then(() => {
      if (link.closest(".pager")) this.toListTop();
    });
  }

  private fromForm(): URLSearchParams {
    const values: [string, string][] = [];
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === "string") values.push([name, value]);
    });
    return canonical(values);
  }

  private fillForm(search: URLSearchParams): void {
    for (const name of ["q", "city"]) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = search.get(name) ?? "";
    }
  }

  /** Shows another search. @param history what becomes of the address: a new entry, the same entry changed, or neither */
  private async ask(search: URLSearchParams, history: "push" | "replace" | "none"): Promise<void> {
    window.clearTimeout(this.typing);
    const query = queryString(search);
    if (history !== "none" && query !== queryString(this.search)) {
      this.keep();
      const address = location.pathname + query + location.hash;
      if (history === "push") window.history.pushState({}, "", address);
      else window.history.replaceState(window.history.state, "", address);
    }
    this.search = search;
    this.searched = parseBounds(search.get("bbox"));
    const outcome = await this.fragments.show(query);
    if (outcome === "superseded") return;
    this.again = outcome === "shown" ? null : () => void this.ask(search, history === "none" ? "none" : "replace");
    const words = outcome === "shown" ? "" : text(this.settings, outcome === "offline" ? "map.offline" : "map.failed-search");
    this.bar.problem(words, this.list, () => this.again?.());
    if (outcome !== "shown") return;
    const cards = readCards(this.root);
    this.markCards();
    if (!this.view) return this.bar.say("");
    this.view.show(search, cards);
    await this.view.showOutline(singleArea(search));
    if (!search.has("bbox") && history !== "none") this.view.follow(placed(cards));
    void this.count();
  }

  /** A slow answer is announced in words; a quick one is not worth them. */
  private busy(busy: boolean): void {
    this.root.toggleAttribute("data-busy", busy);
    window.clearTimeout(this.slow);
    if (busy) this.slow = window.setTimeout(() => this.bar.waiting(true, this.list), SLOW_MS);
    else this.bar.waiting(false, this.list);
  }

  private async chooseCity(city: string): Promise<void> {
    await this.ask(changed(this.fromForm(), { bbox: null, near: null, radius: null }), "push");
    const bounds = this.settings.cities[city];
    if (bounds) this.view?.fit(bounds);
  }

  private async openMap(): Promise<void> {
    this.opening ??= this.reallyOpenMap();
    await this.opening;
    this.view?.resize();
  }

  private async reallyOpenMap(): Promise<void> {
    this.panel.hidden = false;
    if (!drawsMaps()) return this.withoutMap("map.failed", null);
    try {
      const { MapView } = await import("./view.ts");
      const { tiles, api, bounds, sheetTiles, sheetApi } = this.root.dataset;
      this.view = await MapView.open({
        panel: this.panel,
        settings: this.settings,
        selection: this.selection,
        tiles: tiles ?? "",
        api: api ?? "",
        sheets: sheetTiles && sheetApi ? { tiles: sheetTiles, api: sheetApi } : null,
        search: this.search,
        bounds: this.searched ?? parseBounds(bounds) ?? EVERYWHERE,
        position: parsePosition(location.hash),
        moved: (_, byHand) => this.moved(byHand),
        picked: (id) => this.picked(id),
        gaps: () => this.bar.gaps(() => this.fillGaps()),
      });
      this.view.show(this.search, readCards(this.root));
      this.view.showSheets(this.bar.showsSheets);
      await this.view.showOutline(singleArea(this.search));
      void this.count();
    } catch (error) {
      console.warn(error);
      this.panel.querySelector(".map-canvas")?.remove();
      this.withoutMap("map.unreachable", () => {
        this.opening = null;
        this.bar.recovered();
        this.root.classList.remove("no-map");
        if (Sheet.isPhone()) this.sheet.switch(true);
        else void this.openMap();
      });
    }
  }

  private withoutMap(sentence: string, again: (() => void) | null): void {
    this.root.classList.add("no-map");
    this.sheet.switch(false);
    this.bar.failed(text(this.settings, sentence), again);
  }

  private fillGaps(): void {
    this.bar.recovered();
    void this.view?.retry();
  }

  private moved(byHand: boolean): void {
    const view = this.view;
    if (!view) return;
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      window.history.replaceState(window.history.state, "", location.pathname + location.search + formatPosition(view.position));
      if (byHand && this.bar.follows) this.searchHere("replace");
      else this.bar.offerHere(byHand && (!this.searched || movedAway(this.searched, view.bounds)));
      void this.count();
    }, REST_MS);
  }

  private searchHere(history: "push" | "replace" = "push"): void {
    if (!this.view) return;
    this.bar.offerHere(false);
    void this.ask(changed(this.fromForm(), { bbox: formatBounds(this.view.bounds) }), history);
  }

  private searchNear(): void {
    if (!("geolocation" in navigator)) return this.bar.say(text(this.settings, "map.near-unavailable"));
    this.bar.say(text(this.settings, "map.near-waiting"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const near = formatNear(coords.latitude, coords.longitude);
        const [lat, lon] = near.split(",").map(Number) as [number, number];
        this.bar.say("");
        this.view?.showHere(lat, lon);
        void this.ask(changed(this.fromForm(), { near, sort: "distance", bbox: null, city: null }), "push");
        this.fillForm(new URLSearchParams({ q: this.search.get("q") ?? "" }));
      },
      (error) => this.bar.say(text(this.settings, error.code === error.PERMISSION_DENIED ? "map.near-refused" : "map.near-unavailable")),
      { maximumAge: 60_000, timeout: 10_000 },
    );
  }

  /** "43 services in view, 12 open now", counted by the server. */
  private async count(): Promise<void> {
    const view = this.view;
    if (!view) return;
    const search = changed(this.search, { bbox: formatBounds(view.bounds), sort: null });
    search.set("limit", "0");
    const asked = queryString(search);
    const answer = await fetch(this.root.dataset["api"] + asked).catch(() => null);
    if (!answer?.ok) return this.bar.say("");
    const { total, facets } = (await answer.json()) as { total: number; facets?: Record<string, { value: string; count: number }[]> };
    const open = facets?.["open"]?.find((value) => value.value === "now")?.count;
    const seen = text(this.settings, this.root.dataset["seen"] ?? "map.in-view", { count: total });
    this.bar.say(total > 0 && open !== undefined ? `${seen}, ${text(this.settings, "map.open-now", { count: open })}` : seen);
  }

  private picked(id: string): void {
    this.selection.choose(id);
    const card = this.root.querySelector<HTMLElement>(`#cards [data-id="${CSS.escape(id)}"]`);
    if (!card) return;
    if (this.sheet.isOpen && this.sheet.height === "low") this.sheet.setHeight("half");
    card.scrollIntoView({ block: "nearest", behavior: isStill() ? "instant" : "smooth" });
  }

  private markCards(): void {
    for (const card of this.root.querySelectorAll<HTMLElement>("#cards > li")) {
      const { id } = card.dataset;
      card.classList.toggle("is-raised", id === this.selection.raisedId);
      card.classList.toggle("is-selected", id === this.selection.chosenId);
    }
  }

  private toListTop(): void {
    this.list.scrollTo({ top: 0, behavior: "instant" });
    if (Sheet.isPhone()) this.list.scrollIntoView({ block: "start", behavior: "instant" });
  }

  private async back(): Promise<void> {
    const search = canonical(new URLSearchParams(location.search));
    this.fillForm(search);
    const position = parsePosition(location.hash);
    if (position) this.view?.go(position);
    if (queryString(search) !== queryString(this.search)) await this.ask(search, "none");
    this.restoreKept();
  }

  private keep(): void {
    const kept: Kept = { scroll: this.list.scrollTop, ...(this.selection.chosenId ? { selected: this.selection.chosenId } : {}) };
    window.history.replaceState(kept, "");
  }

  private restoreKept(): void {
    const kept = (window.history.state ?? {}) as Kept;
    if (kept.scroll) this.list.scrollTop = kept.scroll;
    this.selection.choose(kept.selected ?? null);
  }
}

function singleArea(search: URLSearchParams): string | null {
  const area = search.get("area");
  return area && !area.includes(",") ? area : null;
}

/** Whether somebody typed or ticked something before this script listened. */
function changedByHand(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => field instanceof HTMLInputElement && (field.value !== field.defaultValue || field.checked !== field.defaultChecked));
}

/** MapLibre draws with WebGL 2 only. */
function drawsMaps(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: 1_500 });
  else setTimeout(work, 200);
}

function need<E extends HTMLElement>(root: HTMLElement, selector: string): E {
  const element = root.querySelector<E>(selector);
  if (!element) throw new Error(`The results page has no ${selector}.`);
  return element;
}
