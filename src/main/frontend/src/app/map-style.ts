// How a kept map looks: the ground as the server cut it out, the services above it.
import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { BOLD, reach, wash } from "../map/marks.ts";
import type { Sector } from "../map/texts.ts";

/** What the server keeps for the pocket (`CityMaps`). */
export interface Ground extends GeoJSON.FeatureCollection {
  bbox: [west: number, south: number, east: number, north: number];
  /** Whom the map has to thank; maps kept by older versions do not say it. */
  attribution?: string[];
}

/** Places that may be gathered into clusters. */
export const PLACES = "places";
/** Wide areas: gathered with others they would look like the point they are not. */
export const AREAS = "areas";
/** Layers that answer a finger. */
export const TOUCHED = ["stacks", "pins", "clusters", "around", "areas"];
/** Behind this, services stand apart or on the same spot. */
const CLUSTERED = 15;
/** How wide streets are, and from which zoom the lesser ones are drawn, so that a whole city is not a felt of alleys. */
const WIDTH: ExpressionSpecification = ["interpolate", ["exponential", 1.5], ["zoom"], 10, 0.6, 14, ["-", 4, ["*", 0.5, ["get", "rank"]]], 17, ["-", 13, ["*", 1.4, ["get", "rank"]]]];
const DRAWN: ExpressionSpecification = ["<=", ["get", "rank"], ["step", ["zoom"], 2, 10.5, 3, 12, 4, 13, 5]];

export function keptStyle(ground: Ground, sectors: Record<string, Sector>, dark: boolean): StyleSpecification {
  const palette = dark
    ? { land: "#101a26", city: "#182433", ink: "#c9d6e4", street: "#33465c", water: "#15293a", green: "#1d3330", halo: "#101a26", cluster: "#2f6fcb", ring: "#10161c" }
    : { land: "#eef1f4", city: "#fafbfc", ink: "#4a5d73", street: "#d3dce6", water: "#c6d6df", green: "#dce6d6", halo: "#fff", cluster: "#0a4a9e", ring: "#fff" };
  const colours = Object.entries(sectors).flatMap(([code, { colour }]) => [code, colour]);
  const sector = (colours.length > 0 ? ["match", ["get", "sector"], ...colours, "#14283d"] : "#14283d") as unknown as ExpressionSpecification;
  const none = { type: "FeatureCollection" as const, features: [] };
  const single: ExpressionSpecification = ["!", ["has", "point_count"]];
  const exact: ExpressionSpecification = ["==", ["get", "around"], 0];
  const several: ExpressionSpecification = [">", ["get", "count"], 1];
  const kind = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
  const letters = { "text-font": BOLD, "text-size": 13, "text-allow-overlap": true, "text-ignore-placement": true };
  const pin = { "icon-anchor": "bottom" as const, "icon-allow-overlap": true, "icon-ignore-placement": true };
  const area = { "circle-radius": reach(6), "circle-color": sector, "circle-opacity": wash(0.2), "circle-stroke-color": sector, "circle-stroke-width": 2, "circle-stroke-opacity": 0.8 };
  const areaCount = {
    layout: { ...letters, "text-field": ["to-string", ["get", "count"]] as ExpressionSpecification },
    paint: { "text-color": dark ? "#eef3f8" : "#14283d", "text-halo-color": palette.halo, "text-halo-width": 1.6 },
  };
  return {
    version: 8,
    sources: {
      ground: { type: "geojson", data: ground, attribution: (ground.attribution ?? []).join(" | ") },
      [AREAS]: { type: "geojson", data: none },
      [PLACES]: {
        type: "geojson", data: none,
        cluster: true, clusterMaxZoom: CLUSTERED, clusterRadius: 44, clusterProperties: { services: ["+", ["get", "count"]] },
      },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": palette.land } },
      { id: "city", type: "fill", source: "ground", filter: kind("province", "comune"), paint: { "fill-color": palette.city } },
      { id: "green", type: "fill", source: "ground", filter: kind("green"), paint: { "fill-color": palette.green } },
      { id: "water", type: "fill", source: "ground", filter: ["all", kind("water"), ["in", "Polygon", ["geometry-type"]]], paint: { "fill-color": palette.water } },
      { id: "rivers", type: "line", source: "ground", filter: kind("water"), paint: { "line-color": palette.water, "line-width": 1.5 } },
      { id: "streets", type: "line", source: "ground", filter: ["all", kind("streets"), DRAWN], layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": palette.street, "line-width": WIDTH } },
      { id: "rail", type: "line", source: "ground", filter: kind("rail"), minzoom: 11, paint: { "line-color": palette.ink, "line-width": 1, "line-opacity": 0.5 } },
      { id: "districts", type: "line", source: "ground", filter: kind("district"), minzoom: 11, paint: { "line-color": palette.ink, "line-width": 0.7, "line-opacity": 0.6, "line-dasharray": [3, 3] } },
      { id: "borders", type: "line", source: "ground", filter: kind("province", "comune"), paint: { "line-color": palette.ink, "line-width": 1, "line-opacity": 0.7, "line-dasharray": [3, 2] } },
      {
        id: "names", type: "symbol", source: "ground", minzoom: 14, filter: kind("streets"),
        layout: { "symbol-placement": "line", "text-field": ["coalesce", ["get", "name"], ""], "text-font": BOLD, "text-size": 12 },
        paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
      },
      { id: "areas", type: "circle", source: AREAS, paint: area },
      { id: "around", type: "circle", source: PLACES, filter: ["all", single, ["!", exact]], paint: area },
      { id: "area-counts", type: "symbol", source: AREAS, filter: several, ...areaCount },
      { id: "around-counts", type: "symbol", source: PLACES, filter: ["all", single, several, ["!", exact]], ...areaCount },
      {
        id: "clusters", type: "circle", source: PLACES, filter: ["!", single],
        paint: { "circle-color": palette.cluster, "circle-opacity": 0.92, "circle-radius": ["step", ["get", "services"], 16, 10, 19, 100, 24, 1000, 30], "circle-stroke-color": palette.ring, "circle-stroke-width": 2 },
      },
      { id: "cluster-counts", type: "symbol", source: PLACES, filter: ["!", single], layout: { ...letters, "text-field": ["to-string", ["get", "services"]] }, paint: { "text-color": "#fff" } },
      { id: "pins", type: "symbol", source: PLACES, filter: ["all", single, exact, ["!", several]], layout: { ...pin, "icon-image": ["concat", "pin-", ["get", "sector"]] } },
      {
        id: "stacks", type: "symbol", source: PLACES, filter: ["all", single, exact, several],
        layout: { ...pin, ...letters, "icon-image": "stack", "text-field": ["to-string", ["get", "count"]], "text-offset": [0, -1.85] },
        paint: { "text-color": "#fff" },
      },
    ],
  };
}
