import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { readMap } from "../pack/store";
import { plain } from "./texts";
import type { App } from "./app";
import type { City } from "./city";

/** Something to show on the map; `around` in metres is 0 where the point is exact. */
export interface Shown {
  lat: number;
  lon: number;
  around: number;
  sector: string;
  title: string;
  href: string | null;
}

const WIDTH: ExpressionSpecification = ["interpolate", ["exponential", 1.5], ["zoom"], 10, 0.6, 14, 2.4, 17, 9];

/** Draws what was found on the kept map of the city; nothing at all where no map is kept or the browser draws none. */
export async function drawKeptMap(app: App, city: City, box: HTMLElement, places: Shown[]): Promise<void> {
  const kept = await readMap(city.code);
  if (!kept || places.length === 0) {
    box.hidden = true;
    return;
  }
  const ground = (await kept.json()) as GeoJSON.FeatureCollection;
  const [{ maplibre }, { drawPins }, { circle }] = await Promise.all([import("../map/engine.ts"), import("../map/pins.ts"), import("../map/circle.ts")]);
  box.hidden = false;
  box.replaceChildren();
  const features = places.map((place): GeoJSON.Feature =>
    place.around > 0
      ? circle([place.lon, place.lat], place.around)
      : { type: "Feature", properties: { sector: place.sector, title: place.title, href: place.href }, geometry: { type: "Point", coordinates: [place.lon, place.lat] } },
  );
  const map = new maplibre.Map({
    container: box,
    style: style(ground, features, matchMedia("(prefers-color-scheme: dark)").matches),
    bounds: bounds(places),
    fitBoundsOptions: { padding: 40, maxZoom: 16 },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    attributionControl: { compact: true },
  });
  map.getCanvas().setAttribute("aria-label", app.words.get("app.map-label"));
  drawPins(map, {
    language: app.language,
    texts: {},
    cities: {},
    sprite: app.sprite,
    sectors: Object.fromEntries(city.list("sector").map((term) => [term.code, { name: plain(term.name), colour: term.colour ?? "#4d5d73", icon: term.icon ?? "pin" }])),
  });
  map.on("click", "pins", (event) => {
    const href: unknown = event.features?.[0]?.properties["href"];
    if (typeof href === "string" && href.startsWith("/")) location.assign(href);
  });
}

function bounds(places: Shown[]): [number, number, number, number] {
  const lons = places.map((place) => place.lon);
  const lats = places.map((place) => place.lat);
  const margin = 0.003;
  return [Math.min(...lons) - margin, Math.min(...lats) - margin, Math.max(...lons) + margin, Math.max(...lats) + margin];
}

function style(ground: GeoJSON.FeatureCollection, places: GeoJSON.Feature[], dark: boolean): StyleSpecification {
  const ink = dark ? "#c9d6e4" : "#4a5d73";
  return {
    version: 8,
    sources: {
      ground: { type: "geojson", data: ground, attribution: String((ground as { attribution?: string }).attribution ?? "") },
      places: { type: "geojson", data: { type: "FeatureCollection", features: places } },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": dark ? "#101a26" : "#eef1f4" } },
      { id: "city", type: "fill", source: "ground", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": dark ? "#182433" : "#fafbfc" } },
      { id: "borders", type: "line", source: "ground", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": ink, "line-width": 1, "line-dasharray": [3, 2] } },
      { id: "streets", type: "line", source: "ground", filter: ["==", ["geometry-type"], "LineString"], layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": dark ? "#33465c" : "#d3dce6", "line-width": WIDTH } },
      { id: "names", type: "symbol", source: "ground", minzoom: 14, filter: ["==", ["geometry-type"], "LineString"], layout: { "symbol-placement": "line", "text-field": ["get", "name"], "text-size": 12 }, paint: { "text-color": ink, "text-halo-color": dark ? "#101a26" : "#fff", "text-halo-width": 1.5 } },
      { id: "around", type: "fill", source: "places", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#0a4a9e", "fill-opacity": 0.16 } },
      { id: "pins", type: "symbol", source: "places", filter: ["==", ["geometry-type"], "Point"], layout: { "icon-image": ["concat", "pin-", ["get", "sector"]], "icon-anchor": "bottom", "icon-allow-overlap": true } },
    ],
  };
}
