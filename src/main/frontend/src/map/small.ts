// The small map of a service page: a pin where the place is known exactly, a circle where only its surroundings may be.
import { circle } from "./circle.ts";
import { createMap, maplibre } from "./engine.ts";
import { drawPins } from "./pins.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

export async function drawSmallMap(element: HTMLElement, settings: MapSettings): Promise<void> {
  const { lat, lon, sector } = element.dataset;
  const centre: [number, number] = [Number(lat), Number(lon)].reverse() as [number, number];
  const radius = Number(element.dataset["around"]);
  const place: GeoJSON.Feature = radius
    ? circle(centre, radius)
    : { type: "Feature", properties: { sector: sector ?? "" }, geometry: { type: "Point", coordinates: centre } };
  const zoom = radius === 0 ? 15.5 : radius < 500 ? 15 : radius < 1_000 ? 13.5 : radius < 5_000 ? 11.5 : 9.5;
  element.replaceChildren();
  const map = await createMap(element, settings, { center: centre, zoom, cooperativeGestures: false, scrollZoom: false }, (style) => ({
    ...style,
    sources: { ...style.sources, place: { type: "geojson", data: place } },
    layers: [
      ...style.layers,
      { id: "around", type: "fill", source: "place", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#0a4a9e", "fill-opacity": 0.16 } },
      { id: "around-line", type: "line", source: "place", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": "#0a4a9e", "line-width": 2, "line-dasharray": [2, 1.5] } },
      {
        id: "pin", type: "symbol", source: "place", filter: ["==", ["geometry-type"], "Point"],
        layout: { "icon-image": ["concat", "pin-", ["get", "sector"]], "icon-anchor": "bottom", "icon-size": 1.2, "icon-allow-overlap": true },
      },
    ],
  }));
  drawPins(map, settings);
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", text(settings, radius ? "map.small-around" : "map.small-exact"));
  element.dataset["ready"] = "false";
  map.on("idle", () => (element.dataset["ready"] = "true"));
}
