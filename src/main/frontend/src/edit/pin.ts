// The pin of a place: dragged, put by a tap, or moved by arrow keys; the two fields of latitude and longitude always say the same.
import { addressLanguage } from "../page/language";
import { createMap, maplibre } from "../map/engine.ts";
import type { MapSettings } from "../map/texts.ts";
import { field, fill } from "./form.ts";

const STEP_PIXELS = 4;
const ITALY: [number, number, number, number] = [6.6, 36.6, 18.6, 47.1];

export async function drawPin(page: Document, element: HTMLElement): Promise<void> {
  const answer = await fetch(`/${addressLanguage(page)}/map.json`);
  const settings = (await answer.json()) as MapSettings;
  const point = typed(page);
  const bounds = settings.cities[field(page, "place.city")] ?? ITALY;
  const start = point ? { center: point, zoom: 16 } : { bounds: bounds as [number, number, number, number], fitBoundsOptions: { padding: 20 } };
  const map = await createMap(element, settings, { ...start, cooperativeGestures: true }, (style) => style);
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", element.dataset["label"] ?? "");
  const marker = new maplibre.Marker({ draggable: true, color: "#0057b3", scale: 1.2 });
  const pin = marker.getElement();
  pin.tabIndex = 0;
  pin.setAttribute("role", "button");
  pin.setAttribute("aria-label", element.dataset["help"] ?? "");
  let shown = false;
  let own = false;
  const place = (at: maplibre.LngLatLike): void => {
    marker.setLngLat(at);
    if (!shown) marker.addTo(map);
    shown = true;
  };
  const tell = (): void => {
    const at = marker.getLngLat();
    own = true;
    fill(page, "place.lat", at.lat.toFixed(6));
    fill(page, "place.lon", at.lng.toFixed(6));
    own = false;
  };
  if (point) place(point);
  marker.on("dragend", tell);
  map.on("click", (event) => {
    place(event.lngLat);
    tell();
  });
  pin.addEventListener("keydown", (event) => {
    const move: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const by = move[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const at = map.project(marker.getLngLat());
    marker.setLngLat(map.unproject([at.x + by[0] * STEP_PIXELS, at.y + by[1] * STEP_PIXELS]));
    tell();
  });
  page.addEventListener("input", (event) => {
    if (own || !(event.target instanceof HTMLInputElement) || !/^place\.(lat|lon)$/.test(event.target.name)) return;
    const at = typed(page);
    if (!at) return;
    place(at);
    map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 15) });
  });
  element.dataset["ready"] = "true";
}

/** Longitude first, as the map wants it; null where the fields hold no point in Italy. */
function typed(page: Document): [number, number] | null {
  const [lat, lon] = ["place.lat", "place.lon"].map((name) => {
    const words = field(page, name).replace(",", ".");
    return words === "" ? Number.NaN : Number(words);
  }) as [number, number];
  return lat >= 35 && lat <= 47.5 && lon >= 6 && lon <= 19 ? [lon, lat] : null;
}
