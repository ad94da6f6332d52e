// The map beside the list: services as tiles, the chosen one raised, what is clicked opened.
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre, MapMouseEvent, StyleSpecification, VectorTileSource } from "maplibre-gl";
import type { Card, PlacedCard, Selection } from "./cards.ts";
import { inView } from "./cards.ts";
import { createMap, forgetTiles, maplibre } from "./engine.ts";
import { CLICKABLE, HERE, OUTLINE, RAISED, SERVICES, SHEETS, SHEET_LAYERS, layers, sources } from "./layers.ts";
import { drawPins } from "./pins.ts";
import { ServicePopup } from "./popup.ts";
import type { Bounds, MapPosition } from "./state.ts";
import { around, contains, onMap, queryString } from "./state.ts";
import { absolute, baseStyle, isDark, onThemeChange } from "./style.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

export interface ViewStart {
  panel: HTMLElement;
  settings: MapSettings;
  selection: Selection;
  tiles: string;
  api: string;
  /** Where the sheets of good practices come from that this map may show above the services; null for none. */
  sheets: { tiles: string; api: string } | null;
  search: URLSearchParams;
  bounds: Bounds;
  position: MapPosition | null;
  /** Called when the map came to rest. */
  moved: (view: MapView, byHand: boolean) => void;
  /** Called when a point was clicked or opened with Enter. */
  picked: (id: string) => void;
  /** Called when a part of the map did not come. */
  gaps: () => void;
}

/** How often the map is asked whether all its tiles are there, milliseconds. */
const SETTLE = 250;

export class MapView {
  private cards: readonly Card[] = [];
  private readonly popup: ServicePopup;
  private readonly stops: HTMLElement;

  private constructor(
    private readonly map: MapLibre,
    private readonly start: ViewStart,
    private search: URLSearchParams,
  ) {
    const { settings, selection } = start;
    this.popup = new ServicePopup(map, settings, () => this.search, selection);
    this.stops = document.createElement("div");
    this.stops.className = "map-stops";
    this.stops.setAttribute("role", "group");
    this.stops.setAttribute("aria-label", text(settings, "map.stops"));
    map.getCanvasContainer().after(this.stops);
    drawPins(map, settings);
    selection.onChange(() => this.drawRaised());
    map.on("click", (event) => this.click(event));
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => selection.raise(null));
    map.on("movestart", (event) => {
      if (event.originalEvent) this.byHand = true;
    });
    map.on("moveend", () => this.rest());
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.popup.close()) event.stopPropagation();
    });
    map.on("error", ({ error }) => {
      console.warn(error);
      start.gaps();
    });
    onThemeChange(() => void this.restyle());
  }

  private byHand = false;
  private sheetsOn = false;

  /** @throws where the browser cannot draw maps */
  static async open(start: ViewStart): Promise<MapView> {
    const container = document.createElement("div");
    container.className = "map-canvas";
    start.panel.prepend(container);
    const { position, settings } = start;
    const where = position
      ? { center: [position.lon, position.lat] as [number, number], zoom: position.zoom }
      : { bounds: start.bounds, fitBoundsOptions: { padding: 40, maxZoom: 15 } };
    const map = await createMap(container, settings, where, extension(start, () => start.search));
    const description = document.createElement("p");
    description.id = "map-help";
    description.className = "visually-hidden";
    description.textContent = text(settings, "map.help");
    start.panel.append(description);
    const canvas = map.getCanvas();
    canvas.setAttribute("aria-label", text(settings, "map.label"));
    canvas.setAttribute("aria-describedby", "map-help");
    map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
    map.addControl(new maplibre.ScaleControl({ unit: "metric" }), "bottom-left");
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    const view = new MapView(map, start, start.search);
    start.panel.dataset["ready"] = "false";
    map.on("idle", () => (start.panel.dataset["ready"] = "true"));
    map.on("movestart", () => (start.panel.dataset["ready"] = "false"));
    return view;
  }

  get bounds(): Bounds {
    const seen = this.map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  get position(): MapPosition {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** Shows what another search finds. */
  show(search: URLSearchParams, cards: readonly Card[]): void {
    this.cards = cards;
    if (queryString(onMap(search)) !== queryString(onMap(this.search))) {
      this.search = search;
      this.popup.close();
      this.start.panel.dataset["ready"] = "false";
      (this.map.getSource(SERVICES) as VectorTileSource | undefined)?.setTiles([tilesAddress(this.start.tiles, search)]);
      if (this.start.sheets) (this.map.getSource(SHEETS) as VectorTileSource | undefined)?.setTiles([tilesAddress(this.start.sheets.tiles, search)]);
      this.settle();
    }
    this.search = search;
    this.drawStops();
    this.drawRaised();
  }

  /** MapLibre tells nobody when tiles come back with the entity tag they had: draws once more when all are there, so that the map rests. */
  private settle(): void {
    window.setTimeout(() => {
      if (this.start.panel.dataset["ready"] === "true") return;
      if (this.map.loaded()) this.map.triggerRepaint();
      else this.settle();
    }, SETTLE);
  }

  /** Moves to where the listed services are when none of them can be seen. */
  follow(cards: readonly PlacedCard[]): void {
    const bounds = around(cards.map((card) => card.point));
    const seen = this.bounds;
    if (bounds && !cards.some((card) => contains(seen, card.point.lon, card.point.lat))) this.fit(bounds);
  }

  fit(bounds: Bounds): void {
    this.map.fitBounds(bounds, { padding: 48, maxZoom: 16, duration: 900 });
  }

  go(position: MapPosition): void {
    this.map.jumpTo({ center: [position.lon, position.lat], zoom: position.zoom });
  }

  /** Brings a listed service into the picture and opens it. */
  reveal(card: PlacedCard): void {
    const { lon, lat } = card.point;
    if (!contains(this.bounds, lon, lat)) this.map.easeTo({ center: [lon, lat], zoom: Math.max(this.map.getZoom(), 14) });
    void this.popup.open([lon, lat], card.id, this.start.api);
  }

  /** Shows the sheets of good practices above the services, or takes them away. */
  showSheets(on: boolean): void {
    this.sheetsOn = on;
    const visibility = on ? "visible" : "none";
    for (const id of SHEET_LAYERS) {
      if (!this.map.getLayer(id) || this.map.getLayoutProperty(id, "visibility") === visibility) continue;
      this.start.panel.dataset["ready"] = "false";
      this.map.setLayoutProperty(id, "visibility", visibility);
    }
  }

  closePopup(): boolean {
    return this.popup.close();
  }

  showHere(lat: number, lon: number): void {
    this.data(HERE, [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon, lat] } }]);
    this.map.easeTo({ center: [lon, lat], zoom: Math.max(this.map.getZoom(), 14) });
  }

  /** The outline of an area; none where the area has no boundary or it does not come. */
  async showOutline(code: string | null): Promise<void> {
    const outline = code ? await outlineOf(code) : null;
    this.data(OUTLINE, outline ? [outline] : []);
  }

  /** Asks again for what did not come: the whole style, since a vector tile that failed once is not loaded again by itself. */
  async retry(): Promise<void> {
    forgetTiles();
    await this.restyle().catch(() => this.start.gaps());
  }

  resize(): void {
    this.map.resize();
  }

  private async restyle(): Promise<void> {
    const dark = isDark();
    const style = extension(this.start, () => this.search)(await baseStyle(this.start.settings.language, dark), dark);
    const kept = await Promise.all([OUTLINE, HERE].map(async (id) => [id, await this.geojson(id)?.getData()] as const));
    this.start.panel.dataset["ready"] = "false";
    this.map.once("style.load", () => {
      kept.forEach(([id, data]) => data && this.geojson(id)?.setData(data));
      this.drawRaised();
      this.showSheets(this.sheetsOn);
    });
    this.map.setStyle(style, { diff: false });
  }

  private rest(): void {
    this.drawStops();
    const byHand = this.byHand;
    this.byHand = false;
    this.start.moved(this, byHand);
  }

  /** One stop of the Tab key for each listed service in the picture, in list order. */
  private drawStops(): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["stop"] : undefined;
    const { selection } = this.start;
    const stops = inView(this.cards, this.bounds).map((card) => {
      const stop = document.createElement("button");
      stop.type = "button";
      stop.dataset["stop"] = card.id;
      stop.textContent = card.name;
      const { x, y } = this.map.project([card.point.lon, card.point.lat]);
      stop.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      stop.addEventListener("focus", () => selection.raise(card.id));
      stop.addEventListener("blur", () => selection.raise(null));
      stop.addEventListener("click", () => {
        this.start.picked(card.id);
        void this.popup.open([card.point.lon, card.point.lat], card.id, this.start.api, true);
      });
      return stop;
    });
    this.stops.replaceChildren(...stops);
    if (focused) stops.find((stop) => stop.dataset["stop"] === focused)?.focus({ preventScroll: true });
  }

  private drawRaised(): void {
    const id = this.start.selection.raisedId;
    const card = this.cards.find((candidate) => candidate.id === id);
    this.data(
      RAISED,
      card?.point
        ? [{
            type: "Feature",
            properties: { sector: card.sector, name: card.name, ...(card.element.dataset["around"] ? { around: Number(card.element.dataset["around"]) } : {}) },
            geometry: { type: "Point", coordinates: [card.point.lon, card.point.lat] },
          }]
        : [],
    );
  }

  private data(source: string, features: GeoJSON.Feature[]): void {
    this.geojson(source)?.setData({ type: "FeatureCollection", features });
  }

  private geojson(source: string): GeoJSONSource | undefined {
    return this.map.getSource(source);
  }

  private at(event: MapMouseEvent, reach: number): MapGeoJSONFeature | undefined {
    const { x, y } = event.point;
    const box: [[number, number], [number, number]] = [[x - reach, y - reach], [x + reach, y + reach]];
    return this.map.queryRenderedFeatures(box, { layers: CLICKABLE.filter((id) => this.map.getLayer(id)) })[0];
  }

  private hover(event: MapMouseEvent): void {
    const feature = this.at(event, 2);
    this.map.getCanvas().style.cursor = feature ? "pointer" : "";
    const id: unknown = feature?.source === SHEETS ? null : feature?.properties["id"];
    this.start.selection.raise(typeof id === "string" ? id : null);
  }

  private click(event: MapMouseEvent): void {
    const feature = this.at(event, 8);
    if (!feature || feature.geometry.type !== "Point") {
      this.popup.close();
      return;
    }
    const [lon, lat] = feature.geometry.coordinates as [number, number];
    if (feature.layer.id.endsWith("clusters")) {
      const apart = Number(feature.properties["zoom"]);
      const zoom = Number.isFinite(apart) && apart > 0 ? Math.max(apart, this.map.getZoom() + 1) : this.map.getZoom() + 2;
      this.map.easeTo({ center: [lon, lat], zoom: Math.min(zoom, 18) });
      return;
    }
    const id = String(feature.properties["id"]);
    const several = Number(feature.properties["count"] ?? 1) > 1;
    const sheet = feature.source === SHEETS;
    if (!several && !sheet) this.start.picked(id);
    void this.popup.open([lon, lat], several ? null : id, sheet ? (this.start.sheets?.api ?? "") : this.start.api);
  }
}

async function outlineOf(code: string): Promise<GeoJSON.Feature | null> {
  const answer = await fetch(`/basemap/areas/${encodeURIComponent(code)}.geojson`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as GeoJSON.Feature) : null;
}

function tilesAddress(template: string, search: URLSearchParams): string {
  return absolute(template) + queryString(onMap(search));
}

function extension(start: ViewStart, search: () => URLSearchParams) {
  return (style: StyleSpecification, dark: boolean): StyleSpecification => ({
    ...style,
    sources: {
      ...style.sources,
      ...sources(tilesAddress(start.tiles, search()), start.sheets && tilesAddress(start.sheets.tiles, search())),
    },
    layers: [...style.layers, ...layers(start.settings, dark, start.sheets !== null)],
  });
}
