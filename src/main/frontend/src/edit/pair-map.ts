// The map of a pair: both points, numbered as the columns, the whole of it in view.
import { addressLanguage } from "../page/language";
import { createMap, maplibre } from "../map/engine.ts";
import type { MapSettings } from "../map/texts.ts";

const COLOURS = ["#0057b3", "#a83a00"];

export async function drawPairMap(page: Document, element: HTMLElement): Promise<{ show: (points: [number, number][]) => void }> {
  const answer = await fetch(`/${addressLanguage(page)}/map.json`);
  const settings = (await answer.json()) as MapSettings;
  const map = await createMap(element, settings, { center: [12, 42], zoom: 5, cooperativeGestures: false, scrollZoom: false }, (style) => style);
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", element.dataset["label"] ?? "");
  let markers: maplibre.Marker[] = [];
  return {
    show(points) {
      markers.forEach((marker) => marker.remove());
      markers = points.map((at, i) => new maplibre.Marker({ color: COLOURS[i] ?? "#0057b3" }).setLngLat(at).addTo(map));
      const bounds = new maplibre.LngLatBounds();
      points.forEach((at) => bounds.extend(at));
      map.fitBounds(bounds, { padding: 48, maxZoom: 17, animate: false });
      element.dataset["ready"] = "true";
    },
  };
}
