// MapLibre as this site uses it: its worker from our own host, PMTiles, the controls and words every map shares.
import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { PMTiles, Protocol } from "pmtiles";
import { baseStyle, isDark } from "./style.ts";
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

maplibre.setWorkerUrl(workerUrl);
const protocol = new Protocol();
forgetTiles();
maplibre.addProtocol("pmtiles", protocol.tile);

/** A PMTiles file whose header did not come is remembered as broken: after this it is asked again. */
export function forgetTiles(): void {
  protocol.add(new PMTiles("/basemap/tiles.pmtiles"));
}

export { maplibre };

/** @throws where the browser cannot draw maps or the base map does not answer */
export async function createMap(
  container: HTMLElement,
  settings: MapSettings,
  options: Partial<maplibre.MapOptions>,
  extend: (style: maplibre.StyleSpecification, dark: boolean) => maplibre.StyleSpecification,
): Promise<maplibre.Map> {
  const dark = isDark();
  const style = extend(await baseStyle(settings.language, dark), dark);
  return new maplibre.Map({
    container,
    style,
    attributionControl: { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 19,
    minZoom: 3,
    fadeDuration: 120,
    locale: {
      "AttributionControl.ToggleAttribution": text(settings, "map.attribution"),
      "Map.Title": text(settings, "map.label"),
      "NavigationControl.ZoomIn": text(settings, "map.zoom-in"),
      "NavigationControl.ZoomOut": text(settings, "map.zoom-out"),
      "Popup.Close": text(settings, "map.close"),
    },
    ...options,
  });
}
