import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre, MapGeoJSONFeature, StyleSpecification } from "maplibre-gl";
import type { Placed } from "../pack/search/index.ts";
import { reach, wash } from "../map/around.ts";
import { readMap } from "../pack/store";
import type { App } from "./app";
import type { City } from "./city";
import { h } from "./dom";
import { plain } from "./texts";

const WIDTH: ExpressionSpecification = ["interpolate", ["exponential", 1.5], ["zoom"], 10, 0.6, 14, 2.4, 17, 9];
const PLACES = "places";
/** Behind this, points stand apart or on the same spot. */
const CLUSTERED = 15;
const MARGIN = 0.003;
/** Around a finger, pixels. */
const TOUCH = 4;

type Box = [west: number, south: number, east: number, north: number];

/** The map that is kept of a city, with services on it. */
export class KeptMap {
  private constructor(
    private readonly map: MapLibre,
    private readonly here: HTMLElement,
    private readonly app: App,
    private readonly loaded: Promise<void>,
  ) {}

  /** Null where no map is kept or the browser draws none; the box is shown where there is one. */
  static async open(app: App, city: City, box: HTMLElement): Promise<KeptMap | null> {
    const kept = await readMap(city.code);
    if (!kept) return null;
    const ground = (await kept.json()) as GeoJSON.FeatureCollection;
    const [{ maplibre }, { drawPins }] = await Promise.all([import("../map/engine.ts"), import("../map/pins.ts")]);
    const canvas = h("div", { class: "app-map-canvas" });
    const here = h("div", { class: "app-map-here", role: "status" });
    box.hidden = false;
    box.replaceChildren(canvas, here, h("p", { class: "hint" }, app.words.get("app.map-about")));
    const sectors = Object.fromEntries(city.list("sector").map((term) => [term.code, { name: plain(term.name), colour: term.colour ?? "#4d5d73", icon: term.icon ?? "pin" }]));
    const colours = ["match", ["get", "sector"], ...Object.entries(sectors).flatMap(([code, sector]) => [code, sector.colour]), "#14283d"] as unknown as ExpressionSpecification;
    try {
      const map = new maplibre.Map({
        container: canvas,
        style: style(ground, { reach: reach(6), wash: wash(0.2) }, colours, matchMedia("(prefers-color-scheme: dark)").matches),
        bounds: boundsOf(ground),
        maxBounds: grown(boundsOf(ground), 0.2),
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        maxZoom: 18,
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
      const loaded = new Promise<void>((resolve) => map.once("load", () => resolve()));
      const opened = new KeptMap(map, here, app, loaded);
      map.on("click", (event) => void opened.touch(event.point));
      for (const layer of ["clusters", "around", "pins"]) {
        map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
        map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
      }
      return opened;
    } catch {
      box.hidden = true;
      return null;
    }
  }

  /** Shows these and no others. @param fit whether the map goes where they are */
  async show(places: Placed[], fit: boolean): Promise<void> {
    await this.loaded;
    this.here.replaceChildren();
    await (this.map.getSource(PLACES) as GeoJSONSource).setData({
      type: "FeatureCollection",
      features: places.map(({ lat, lon, around, sector, address, name }) => ({ type: "Feature", properties: { around, sector, address, title: plain(name) }, geometry: { type: "Point", coordinates: [lon, lat] } })),
    });
    this.map.getContainer().dataset["services"] = String(places.length);
    if (fit && places.length > 0) this.map.fitBounds(grown(boxOf(places.map(({ lon, lat }) => [lon, lat])), 0, MARGIN), { padding: 24, maxZoom: 16, duration: 0 });
  }

  /** The map is as large as its box was when it was last drawn. */
  resize(): void {
    this.map.resize();
  }

  private async touch(point: { x: number; y: number }): Promise<void> {
    const touched = this.map.queryRenderedFeatures([[point.x - TOUCH, point.y - TOUCH], [point.x + TOUCH, point.y + TOUCH]], { layers: ["pins", "clusters", "around"] });
    const [first] = touched;
    this.here.replaceChildren();
    if (!first) return;
    if (first.layer.id === "clusters") return this.openCluster(first);
    const spot = (feature: MapGeoJSONFeature): string => String((feature.geometry as GeoJSON.Point).coordinates.map((degrees) => degrees.toFixed(5)));
    const same = touched.filter((other) => other.layer.id === first.layer.id && (first.layer.id === "around" || spot(other) === spot(first)));
    this.offer([...new Map(same.map((other) => [String(other.properties["address"]), other.properties])).values()]);
  }

  private async openCluster(cluster: MapGeoJSONFeature): Promise<void> {
    const source = this.map.getSource(PLACES) as GeoJSONSource;
    const id = Number(cluster.properties["cluster_id"]);
    const zoom = await source.getClusterExpansionZoom(id);
    if (zoom <= CLUSTERED) this.map.easeTo({ center: (cluster.geometry as GeoJSON.Point).coordinates as [number, number], zoom });
    else this.offer((await source.getClusterLeaves(id, 200, 0)).map((leaf) => leaf.properties ?? {}));
  }

  /** One service opens; of several on a spot the reader chooses. */
  private offer(found: GeoJSON.GeoJsonProperties[]): void {
    const { app } = this;
    const links = found.map((service) => ({ href: `/${app.language}/services/${service?.["address"]}`, title: String(service?.["title"]) }));
    if (links.length === 1 && links[0]) return location.assign(links[0].href);
    this.here.replaceChildren(h("p", {}, app.words.get("app.map-here", { count: links.length })), h("ul", {}, ...links.map((link) => h("li", {}, h("a", { href: link.href }, link.title)))));
    this.here.scrollIntoView({ block: "nearest" });
  }
}

function boxOf(points: number[][]): Box {
  const box: Box = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of points) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Of the city's border. */
function boundsOf(ground: GeoJSON.FeatureCollection): Box {
  return boxOf(ground.features.flatMap(({ geometry }) => (geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.type === "MultiPolygon" ? geometry.coordinates.flat(2) : [])));
}

/** @param share of its own size @param more degrees */
function grown([west, south, east, north]: Box, share: number, more = 0): Box {
  const x = (east - west) * share + more;
  const y = (north - south) * share + more;
  return [west - x, south - y, east + x, north + y];
}

function style(ground: GeoJSON.FeatureCollection, around: { reach: ExpressionSpecification; wash: ExpressionSpecification }, sector: ExpressionSpecification, dark: boolean): StyleSpecification {
  const ink = dark ? "#c9d6e4" : "#4a5d73";
  const single: ExpressionSpecification = ["!", ["has", "point_count"]];
  return {
    version: 8,
    sources: {
      ground: { type: "geojson", data: ground, attribution: String((ground as { attribution?: string }).attribution ?? "") },
      [PLACES]: { type: "geojson", data: { type: "FeatureCollection", features: [] }, cluster: true, clusterMaxZoom: CLUSTERED, clusterRadius: 44 },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": dark ? "#101a26" : "#eef1f4" } },
      { id: "city", type: "fill", source: "ground", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": dark ? "#182433" : "#fafbfc" } },
      { id: "borders", type: "line", source: "ground", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": ink, "line-width": 1, "line-dasharray": [3, 2] } },
      { id: "streets", type: "line", source: "ground", filter: ["==", ["geometry-type"], "LineString"], layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": dark ? "#33465c" : "#d3dce6", "line-width": WIDTH } },
      { id: "names", type: "symbol", source: "ground", minzoom: 14, filter: ["==", ["geometry-type"], "LineString"], layout: { "symbol-placement": "line", "text-field": ["get", "name"], "text-size": 12 }, paint: { "text-color": ink, "text-halo-color": dark ? "#101a26" : "#fff", "text-halo-width": 1.5 } },
      { id: "around", type: "circle", source: PLACES, filter: ["all", single, [">", ["get", "around"], 0]], paint: { "circle-radius": around.reach, "circle-color": sector, "circle-opacity": around.wash, "circle-stroke-color": sector, "circle-stroke-width": 2, "circle-stroke-opacity": 0.8 } },
      { id: "clusters", type: "circle", source: PLACES, filter: ["has", "point_count"], paint: { "circle-color": dark ? "#2f6fcb" : "#0a4a9e", "circle-opacity": 0.92, "circle-radius": ["step", ["get", "point_count"], 15, 10, 18, 100, 23], "circle-stroke-color": dark ? "#10161c" : "#fff", "circle-stroke-width": 2 } },
      { id: "counts", type: "symbol", source: PLACES, filter: ["has", "point_count"], layout: { "text-field": ["to-string", ["get", "point_count"]], "text-size": 13, "text-allow-overlap": true }, paint: { "text-color": "#fff" } },
      { id: "pins", type: "symbol", source: PLACES, filter: ["all", single, ["==", ["get", "around"], 0]], layout: { "icon-image": ["concat", "pin-", ["get", "sector"]], "icon-anchor": "bottom", "icon-allow-overlap": true } },
    ],
  };
}
