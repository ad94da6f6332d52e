// The map of a city's page: all its services, each leading to its page; what shares a point leads to the results there.
import { createMap, maplibre } from "./engine.ts";
import { CLICKABLE, layers, sources } from "./layers.ts";
import { drawPins } from "./pins.ts";
import { absolute } from "./style.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

/** Degrees around a point that several services share: about ten metres. */
const AROUND = 0.0001;

export async function drawCityMap(element: HTMLElement, settings: MapSettings): Promise<void> {
  const { city = "", bounds = "" } = element.dataset;
  const [west = 0, south = 0, east = 0, north = 0] = bounds.split(",").map(Number);
  const tiles = absolute(`/tiles/services/{z}/{x}/{y}.mvt?city=${city}&lang=${settings.language}`);
  const map = await createMap(
    element, settings,
    { bounds: [west, south, east, north], fitBoundsOptions: { padding: 16 }, cooperativeGestures: false, scrollZoom: false },
    (style, dark) => ({
      ...style,
      sources: { ...style.sources, ...sources(tiles) },
      layers: [...style.layers, ...layers(settings, dark)],
    }),
  );
  drawPins(map, settings);
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", text(settings, "map.city"));
  const shown = () => CLICKABLE.filter((layer) => map.getLayer(layer) !== undefined);
  map.on("mousemove", ({ point }) => {
    map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers: shown() }).length > 0 ? "pointer" : "";
  });
  map.on("click", ({ point, lngLat }) => {
    const [feature] = map.queryRenderedFeatures(point, { layers: shown() });
    if (feature === undefined || feature.geometry.type !== "Point") return;
    const [lon = lngLat.lng, lat = lngLat.lat] = feature.geometry.coordinates;
    const { id, count = 1, zoom } = feature.properties as { id?: string; count?: number; zoom?: number };
    if (id !== undefined && count === 1) {
      window.location.assign(`/${settings.language}/services/-${id}`);
    } else if (zoom !== undefined) {
      map.easeTo({ center: [lon, lat], zoom });
    } else {
      const box = [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND].map((degrees) => degrees.toFixed(5)).join(",");
      window.location.assign(`/${settings.language}/services?city=${city}&bbox=${box}`);
    }
  });
  element.dataset["ready"] = "false";
  map.on("idle", () => (element.dataset["ready"] = "true"));
}
