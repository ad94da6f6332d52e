import type { GeoJSONSource, LngLat, Map as MapLibre, MapGeoJSONFeature } from "maplibre-gl";
import type { Placed } from "../pack/search/index.ts";
import { readMap } from "../pack/store";
import type { App } from "./app";
import type { City } from "./city";
import { h } from "./dom";
import { AREAS, type Ground, keptStyle, PLACES, TOUCHED } from "./map-style";
import { line, plain } from "./texts";

/** Zooms between which a city is looked at. */
const ZOOMS = { minZoom: 7, maxZoom: 18 };
/** Around a single point, degrees. */
const MARGIN = 0.003;
/** Larger than a street, metres. */
const WIDE = 500;
/** Around a finger, pixels. */
const TOUCH = 4;
const METRES_OF_LATITUDE = 111_000;
const METRES_OF_LONGITUDE = 79_000;

/** Where the map looks. */
interface Look {
  center: [lng: number, lat: number];
  zoom: number;
}

type Box = [west: number, south: number, east: number, north: number];

/** The map that is kept of a city, with services on it. */
export class KeptMap {
  /** Services at the same place with the same precision, which are one mark. */
  private spots: Placed[][] = [];
  private shown = false;

  private constructor(
    private readonly map: MapLibre,
    /** Where the middle of the map may be. */
    private readonly frame: { box: Box },
    private readonly here: HTMLElement,
    private readonly app: App,
    private readonly ready: Promise<void>,
  ) {}

  /** Null where no map is kept or the browser draws none; the box is shown where there is one. */
  static async open(app: App, city: City, box: HTMLElement): Promise<KeptMap | null> {
    const kept = await readMap(city.code);
    if (!kept) return null;
    const canvas = h("div", { class: "app-map-canvas" });
    const here = h("div", { class: "app-map-here", role: "status" });
    box.hidden = false;
    box.replaceChildren(canvas, here);
    try {
      const ground = (await kept.json()) as Ground;
      const frame = { box: ground.bbox };
      const [{ maplibre }, { drawPins }] = await Promise.all([import("../map/engine.ts"), import("../map/pins.ts")]);
      const sectors = Object.fromEntries(city.list("sector").map((term) => [term.code, { name: plain(term.name), colour: term.colour ?? "#4d5d73", icon: term.icon ?? "pin" }]));
      const map = new maplibre.Map({
        container: canvas,
        style: keptStyle(ground, sectors, matchMedia("(prefers-color-scheme: dark)").matches),
        bounds: ground.bbox,
        ...ZOOMS,
        transformConstrain: ({ lng, lat }: LngLat, zoom: number) => ({
          center: new maplibre.LngLat(between(lng, frame.box[0], frame.box[2]), between(lat, frame.box[1], frame.box[3])),
          zoom: between(zoom, ZOOMS.minZoom, ZOOMS.maxZoom),
        }),
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        attributionControl: { compact: true },
        locale: {
          "AttributionControl.ToggleAttribution": app.words.get("map.attribution"),
          "Map.Title": app.words.get("app.map-label"),
          "NavigationControl.ZoomIn": app.words.get("map.zoom-in"),
          "NavigationControl.ZoomOut": app.words.get("map.zoom-out"),
        },
      });
      map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
      map.touchZoomRotate.disableRotation();
      map.keyboard.disableRotation();
      drawPins(map, { language: app.language, texts: {}, cities: {}, sprite: app.sprite, sectors });
      const opened = new KeptMap(map, frame, here, app, new Promise((resolve) => map.once("load", () => resolve())));
      map.on("movestart", () => delete canvas.dataset["settled"]);
      map.on("moveend", () => opened.moved());
      map.on("idle", () => (canvas.dataset["settled"] = "yes"));
      map.on("click", ({ point }) => void opened.touch(point));
      for (const layer of TOUCHED) {
        map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
        map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
      }
      return opened;
    } catch (problem) {
      console.warn(problem);
      box.hidden = true;
      return null;
    }
  }

  /** Shows these and no others, and goes where they are. */
  async show(places: Placed[]): Promise<void> {
    await this.ready;
    this.here.replaceChildren();
    this.spots = spotsOf(places);
    const features = this.spots.flatMap((spot, at) => (spot[0] ? [feature(spot, spot[0], at)] : []));
    const wide = ({ properties }: GeoJSON.Feature): boolean => properties?.["around"] > WIDE;
    await Promise.all([
      this.source(PLACES).setData({ type: "FeatureCollection", features: features.filter((place) => !wide(place)) }),
      this.source(AREAS).setData({ type: "FeatureCollection", features: features.filter(wide) }),
    ]);
    const before = this.shown ? undefined : (history.state as { look?: Look } | null)?.look;
    this.shown = true;
    if (places.length > 0) {
      const box = boxOf(places);
      this.frame.box = united(this.frame.box, box);
      if (before) this.map.jumpTo(before);
      else this.map.fitBounds(box, { padding: { top: 56, bottom: 32, left: 32, right: 32 }, maxZoom: 16, duration: 0 });
    }
    const { dataset } = this.map.getContainer();
    delete dataset["settled"];
    dataset["services"] = String(places.length);
    this.map.triggerRepaint();
  }

  /** Who comes back to this page finds the map where it was; another search takes its place. */
  private moved(): void {
    const zoom = this.map.getZoom();
    this.map.getContainer().dataset["zoom"] = zoom.toFixed(1);
    if (!this.shown) return;
    const { lng, lat } = this.map.getCenter();
    history.replaceState({ look: { center: [lng, lat], zoom } satisfies Look }, "");
  }

  /** The map is as large as its box was when it was last drawn. */
  resize(): void {
    this.map.resize();
  }

  private async touch({ x, y }: { x: number; y: number }): Promise<void> {
    const touched = this.map.queryRenderedFeatures([[x - TOUCH, y - TOUCH], [x + TOUCH, y + TOUCH]], { layers: TOUCHED });
    this.here.replaceChildren();
    if (!touched[0]) return;
    if (touched[0].layer.id === "clusters") return this.openCluster(touched[0]);
    const inArea = (mark: MapGeoJSONFeature): boolean => mark.properties["around"] > 0;
    const area = inArea(touched[0]);
    const spots = new Set(touched.filter((other) => inArea(other) === area).map((other) => Number(other.properties["spot"])));
    this.offer([...spots].flatMap((spot) => this.spots[spot] ?? []), area);
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(id) as GeoJSONSource;
  }

  private async openCluster({ properties, geometry }: MapGeoJSONFeature): Promise<void> {
    const zoom = await this.source(PLACES).getClusterExpansionZoom(Number(properties["cluster_id"]));
    this.map.easeTo({ center: (geometry as GeoJSON.Point).coordinates as [number, number], zoom });
  }

  /** A single point opens. Of several services, and of areas, which may lie under the whole map, the reader chooses. */
  private offer(places: Placed[], area: boolean): void {
    const { app } = this;
    const links = places.map(({ address, name }) => ({ href: `/${app.language}/services/${address}`, name })).filter(({ href }) => href !== location.pathname);
    if (links.length === 0) return;
    if (!area && places.length === 1 && links[0]) return location.assign(links[0].href);
    links.sort((one, other) => plain(one.name).localeCompare(plain(other.name), app.language));
    this.here.replaceChildren(
      h("p", {}, app.words.get("app.map-here", { count: links.length })),
      h("ul", {}, ...links.map(({ href, name }) => h("li", {}, h("a", { href }, line(name))))),
    );
    this.here.scrollIntoView({ block: "nearest" });
  }
}

function feature(spot: Placed[], { lat, lon, around, sector }: Placed, at: number): GeoJSON.Feature {
  return {
    type: "Feature",
    properties: { spot: at, count: spot.length, around, sector: spot.every((other) => other.sector === sector) ? sector : "" },
    geometry: { type: "Point", coordinates: [lon, lat] },
  };
}

function spotsOf(places: Placed[]): Placed[][] {
  const spots = new Map<string, Placed[]>();
  for (const place of places) {
    const spot = `${place.lat},${place.lon},${place.around}`;
    spots.set(spot, [...(spots.get(spot) ?? []), place]);
  }
  return [...spots.values()];
}

/** With the whole of every area. */
function boxOf(places: Placed[]): Box {
  return places
    .map(({ lat, lon, around }): Box => {
      const x = Math.max(MARGIN, around / METRES_OF_LONGITUDE);
      const y = Math.max(MARGIN, around / METRES_OF_LATITUDE);
      return [lon - x, lat - y, lon + x, lat + y];
    })
    .reduce(united);
}

function united(one: Box, other: Box): Box {
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])];
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
