// The layers of the services above the base map.
import { localeOf } from "../page/language";
import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import { BOLD, reach, wash } from "./marks.ts";
import type { MapSettings } from "./texts.ts";

export const SERVICES = "services";
export const SHEETS = "sheets";
export const RAISED = "raised";
export const OUTLINE = "outline";
export const HERE = "here";

/** Layers that answer a click, front to back. */
export const CLICKABLE = ["sheet-pins", "sheet-clusters", "pins", "stacks", "dots", "clusters", "around"];

/** The layers of the sheets of good practices, shown together or not at all. */
export const SHEET_LAYERS = ["sheet-clusters", "sheet-cluster-counts", "sheet-pins"];
const EMPTY = { type: "FeatureCollection" as const, features: [] };

export function sources(tiles: string, sheets: string | null = null): Record<string, SourceSpecification> {
  return {
    ...(sheets ? { [SHEETS]: { type: "vector" as const, tiles: [sheets], minzoom: 0, maxzoom: 17 } } : {}),
    [OUTLINE]: { type: "geojson", data: EMPTY },
    [SERVICES]: { type: "vector", tiles: [tiles], minzoom: 0, maxzoom: 17 },
    [HERE]: { type: "geojson", data: EMPTY },
    [RAISED]: { type: "geojson", data: EMPTY },
  };
}

/** @param sheets whether the map may show sheets of good practices above the services; they begin hidden */
export function layers(settings: MapSettings, dark: boolean, sheets = false): LayerSpecification[] {
  const accent = dark ? "#8ab8ff" : "#0a4a9e";
  const cluster = dark ? "#2f6fcb" : "#0a4a9e";
  const ink = dark ? "#eef3f8" : "#14283d";
  const halo = dark ? "#1a1d20" : "#ffffff";
  const ring = dark ? "#10161c" : "#ffffff";
  const colours = Object.entries(settings.sectors).flatMap(([code, sector]) => [code, sector.colour]);
  const sectorColour = colours.length > 0 ? ["match", ["get", "sector"], ...colours, "#14283d"] : "#14283d";
  const approximate = ["has", "around"];
  const several = [">", ["coalesce", ["get", "count"], 1], 1];
  const pinSize = ["interpolate", ["linear"], ["zoom"], 6, 0.66, 12, 0.8, 15, 1];
  return [
    {
      id: "outline-fill", type: "fill", source: OUTLINE,
      paint: { "fill-color": accent, "fill-opacity": 0.05 },
    },
    {
      id: "outline-line", type: "line", source: OUTLINE, layout: { "line-join": "round" },
      paint: { "line-color": accent, "line-width": 2.5, "line-opacity": 0.8 },
    },
    {
      id: "here", type: "circle", source: HERE,
      paint: { "circle-radius": 8, "circle-color": "#0a66ff", "circle-stroke-color": "#fff", "circle-stroke-width": 3 },
    },
    {
      id: "clusters", type: "circle", source: SERVICES, "source-layer": "clusters",
      paint: {
        "circle-color": cluster,
        "circle-opacity": 0.92,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["max", 2, ["get", "count"]]], 0.3, 13, 1, 16, 2, 21, 3, 27, 5, 36],
        "circle-stroke-color": ring,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "cluster-counts", type: "symbol", source: SERVICES, "source-layer": "clusters",
      layout: {
        "text-field": ["number-format", ["get", "count"], { locale: localeOf(settings.language) }],
        "text-font": BOLD, "text-size": 13, "text-allow-overlap": true, "text-ignore-placement": true,
      },
      paint: { "text-color": "#ffffff" },
    },
    {
      id: "dots", type: "circle", source: SERVICES, "source-layer": "services", filter: ["!", approximate],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 6, 3.5, 14, 5, 17, 7],
        "circle-color": sectorColour, "circle-stroke-color": ring, "circle-stroke-width": 1.5,
      },
    },
    {
      // A place known, or shown, only to its street, neighbourhood or town: an area as large as that, without a point in it.
      id: "around", type: "circle", source: SERVICES, "source-layer": "services", filter: approximate,
      paint: {
        "circle-radius": reach(6),
        "circle-color": sectorColour, "circle-opacity": wash(0.2), "circle-stroke-color": sectorColour, "circle-stroke-width": 2,
        "circle-stroke-opacity": 0.8,
      },
    },
    {
      id: "around-names", type: "symbol", source: SERVICES, "source-layer": "services", filter: approximate, minzoom: 11,
      layout: {
        "text-field": ["step", ["zoom"], ["case", several, ["to-string", ["get", "count"]], ""], 15.5, ["case", several, ["to-string", ["get", "count"]], ["get", "name"]]],
        "text-font": BOLD, "text-size": 12.5, "text-max-width": 11, "text-optional": true,
      },
      paint: { "text-color": ink, "text-halo-color": halo, "text-halo-width": 1.6 },
    },
    {
      id: "pins", type: "symbol", source: SERVICES, "source-layer": "services", filter: ["all", ["!", several], ["!", approximate]],
      layout: {
        "icon-image": ["concat", "pin-", ["coalesce", ["get", "sector"], ""]], "icon-anchor": "bottom", "icon-size": pinSize,
        "icon-padding": 0,
        "text-field": ["step", ["zoom"], "", 15.5, ["get", "name"]], "text-font": BOLD, "text-size": 12.5,
        "text-anchor": "top", "text-offset": [0, 0.3], "text-max-width": 11, "text-optional": true,
      },
      paint: { "text-color": ink, "text-halo-color": halo, "text-halo-width": 1.6 },
    },
    {
      id: "stacks", type: "symbol", source: SERVICES, "source-layer": "services", filter: ["all", several, ["!", approximate]],
      layout: {
        "icon-image": "stack", "icon-anchor": "bottom", "icon-size": pinSize, "icon-allow-overlap": true, "icon-padding": 0,
        "text-field": ["to-string", ["get", "count"]], "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 6, 10, 15, 14],
        "text-anchor": "center", "text-offset": ["interpolate", ["linear"], ["zoom"], 6, ["literal", [0, -1.6]], 15, ["literal", [0, -1.75]]],
        "text-allow-overlap": true,
      },
      paint: { "text-color": "#ffffff" },
    },
    ...(sheets ? sheetLayers(settings, ring, ink, halo) : []),
    {
      id: "raised-around", type: "circle", source: RAISED, filter: approximate,
      paint: {
        "circle-radius": reach(9),
        "circle-color": sectorColour, "circle-opacity": wash(0.3), "circle-stroke-color": sectorColour, "circle-stroke-width": 3,
      },
    },
    {
      id: "raised", type: "symbol", source: RAISED, filter: ["!", approximate],
      layout: {
        "icon-image": ["concat", "pin-", ["get", "sector"]], "icon-anchor": "bottom", "icon-size": 1.35,
        "icon-allow-overlap": true, "icon-ignore-placement": true,
        "text-field": ["get", "name"], "text-font": BOLD, "text-size": 14, "text-anchor": "top", "text-offset": [0, 0.3],
        "text-max-width": 12, "text-allow-overlap": true, "text-ignore-placement": true,
      },
      paint: { "text-color": ink, "text-halo-color": halo, "text-halo-width": 2 },
    },
  ] as LayerSpecification[];
}

/** Squares beside the drops and discs of services, so that shape and not only colour tells them apart. */
function sheetLayers(settings: MapSettings, ring: string, ink: string, halo: string): unknown[] {
  const hidden = { visibility: "none" };
  return [
    {
      id: "sheet-clusters", type: "symbol", source: SHEETS, "source-layer": "clusters",
      layout: { ...hidden, "icon-image": "sheet-stack", "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
    {
      id: "sheet-cluster-counts", type: "symbol", source: SHEETS, "source-layer": "clusters",
      layout: {
        ...hidden, "text-field": ["number-format", ["get", "count"], { locale: localeOf(settings.language) }],
        "text-font": BOLD, "text-size": 13, "text-allow-overlap": true, "text-ignore-placement": true,
      },
      paint: { "text-color": "#ffffff", "text-halo-color": ring, "text-halo-width": 0 },
    },
    {
      id: "sheet-pins", type: "symbol", source: SHEETS, "source-layer": "services",
      layout: {
        ...hidden, "icon-image": "sheet", "icon-anchor": "bottom", "icon-allow-overlap": true, "icon-offset": [0, -16],
        "text-field": ["step", ["zoom"], "", 15.5, ["get", "name"]], "text-font": BOLD, "text-size": 12.5,
        "text-anchor": "bottom", "text-offset": [0, -3.6], "text-max-width": 12, "text-optional": true,
      },
      paint: { "text-color": ink, "text-halo-color": halo, "text-halo-width": 1.6 },
    },
  ];
}
