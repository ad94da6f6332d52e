// What opens at a point: the service that stands there, or the list of all that do.
import { localeOf } from "../page/language";
import type { Map as MapLibre } from "maplibre-gl";
import type { Selection } from "./cards.ts";
import { maplibre } from "./engine.ts";
import { changed, formatBounds, onMap, queryString } from "./state.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

/** The part of an item of the search API shown here. */
interface Item {
  id: string;
  url: string;
  name: string;
  sectors: { code: string }[] | string[];
  lat: number | null;
  lon: number | null;
  open?: { state: string; until: string | null };
}

const MOST = 100;

export class ServicePopup {
  private shown: InstanceType<typeof maplibre.Popup> | null = null;
  private returnTo: HTMLElement | null = null;
  private turn = 0;

  constructor(
    private readonly map: MapLibre,
    private readonly settings: MapSettings,
    private readonly search: () => URLSearchParams,
    private readonly selection: Selection,
  ) {}

  /**
   * @param id the one service or sheet meant; null for all that stand there
   * @param api where what stands there is asked for
   */
  async open(at: [number, number], id: string | null, api: string, focus = false): Promise<void> {
    const turn = ++this.turn;
    const before = document.activeElement;
    const body = document.createElement("div");
    body.className = "map-card";
    try {
      const items = await this.itemsAt(at, id, api);
      if (turn !== this.turn) return;
      body.append(...this.content(items));
    } catch {
      if (turn !== this.turn) return;
      const sentence = document.createElement("p");
      sentence.textContent = text(this.settings, "map.popup-failed");
      body.append(sentence);
    }
    this.close();
    this.turn = turn;
    this.returnTo = focus && before instanceof HTMLElement ? before : null;
    this.shown = new maplibre.Popup({ maxWidth: "300px", focusAfterOpen: focus, offset: 34 }).setLngLat(at).setDOMContent(body).addTo(this.map);
    this.shown.on("close", () => {
      this.shown = null;
      this.selection.choose(null);
    });
    if (id) this.selection.choose(id);
  }

  /** Whether there was one to close. */
  close(): boolean {
    this.turn++;
    if (!this.shown) return false;
    this.shown.remove();
    this.shown = null;
    const stop = this.returnTo?.dataset["stop"];
    if (stop) document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)?.focus();
    this.returnTo = null;
    return true;
  }

  private async itemsAt([lon, lat]: [number, number], id: string | null, api: string): Promise<Item[]> {
    // A tile rounds to 1/4096 of its side; the box reaches a little farther.
    const reach = Math.max(2e-5, (360 / 2 ** Math.min(17, Math.floor(this.map.getZoom())) / 4096) * 1.5);
    const box = formatBounds([lon - reach, lat - reach, lon + reach, lat + reach]);
    const search = changed(onMap(this.search()), { bbox: box });
    search.set("limit", String(MOST));
    search.set("lang", this.settings.language);
    const answer = await fetch(api + queryString(search), { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The search answers ${answer.status}.`);
    const items = ((await answer.json()) as { items: Item[] }).items;
    const meant = items.filter((item) => item.id === id);
    return meant.length > 0 ? meant : items;
  }

  private content(items: Item[]): HTMLElement[] {
    if (items.length === 1 && items[0]) {
      const card = document.createElement("div");
      card.append(...this.entry(items[0], "h2"));
      return [card];
    }
    const heading = document.createElement("h2");
    heading.textContent = text(this.settings, items.some((item) => item.open) ? "map.several" : "map.several-sheets", { count: items.length });
    const list = document.createElement("ul");
    list.className = "map-card-list";
    for (const item of items) {
      const entry = document.createElement("li");
      entry.append(...this.entry(item, "p"));
      list.append(entry);
    }
    return [heading, list];
  }

  private entry(item: Item, heading: "h2" | "p"): HTMLElement[] {
    const first = item.sectors[0];
    const sector = this.settings.sectors[typeof first === "string" ? first : (first?.code ?? "")];
    const parts: HTMLElement[] = [];
    if (sector) {
      const line = document.createElement("p");
      line.className = "map-card-sector";
      line.style.setProperty("--sector", sector.colour);
      line.textContent = sector.name;
      parts.push(line);
    }
    const title = document.createElement(heading);
    title.className = "map-card-title";
    const link = document.createElement("a");
    link.href = item.url;
    link.textContent = item.name;
    title.append(link);
    parts.push(title);
    if (item.open) {
      const state = document.createElement("p");
      state.className = "map-card-open";
      state.textContent = this.openWords(item.open);
      parts.push(state);
    }
    return parts;
  }

  /** The times are those of the clocks in Italy, wherever the reader is. */
  private openWords({ state, until }: { state: string; until: string | null }): string {
    if (state !== "open" || !until) return text(this.settings, `map.state.${state}`);
    const clock = { timeZone: "Europe/Rome" } as const;
    const day = new Intl.DateTimeFormat("en", clock);
    if (day.format(new Date(until)) !== day.format(new Date())) return text(this.settings, "map.state.open");
    const time = new Intl.DateTimeFormat(localeOf(this.settings.language), { ...clock, hour: "2-digit", minute: "2-digit", hour12: false });
    return text(this.settings, "map.state.open-until", { time: time.format(new Date(until)) });
  }
}
