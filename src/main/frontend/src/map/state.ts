// The state of the results page as it stands in the address: what is asked in the query string, where the map looks in the hash.

export interface MapPosition {
  zoom: number;
  lat: number;
  lon: number;
}

/** West, south, east, north in WGS 84 degrees. */
export type Bounds = [number, number, number, number];

/** The parameters of a search in the order the server writes them. */
const NAMES = [
  "q", "city", "sector", "target", "language", "access", "area", "availability", "verified", "practice", "open_at", "near", "radius", "bbox", "sort", "limit", "offset",
  "kind", "cost", "evidence", "status",
];

/** What the map does not filter by: it shows what lies outside the searched area too, and has no order. */
const NOT_ON_MAP = ["bbox", "sort", "limit", "offset"];

/** `#map=13.5/45.07/7.68`; null for any other hash or values off the earth. */
export function parsePosition(hash: string): MapPosition | null {
  const match = /^#map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(hash);
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number) as [number, number, number];
  return zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

export function formatPosition({ zoom, lat, lon }: MapPosition): string {
  return `#map=${trim(zoom, 2)}/${trim(lat, 5)}/${trim(lon, 5)}`;
}

/** `minLon,minLat,maxLon,maxLat`; null where it is not a box. */
export function parseBounds(text: string | null | undefined): Bounds | null {
  const numbers = (text ?? "").split(",").map(Number);
  if (numbers.length !== 4 || numbers.some((n) => !Number.isFinite(n))) return null;
  const [west, south, east, north] = numbers as Bounds;
  return west <= east && south <= north ? [west, south, east, north] : null;
}

/** Five digits are a metre: enough for a box, and the same box gives the same address. */
export function formatBounds(bounds: Bounds): string {
  return bounds.map((degrees) => trim(degrees, 5)).join(",");
}

/** A person's position is rounded to a thousandth of a degree, about a hundred metres, before it leaves the browser. */
export function formatNear(lat: number, lon: number): string {
  return `${trim(lat, 3)},${trim(lon, 3)}`;
}

/** The search of a form or address in one spelling: empty values left out, values of one filter joined, a fixed order. */
export function canonical(values: Iterable<[string, string]>): URLSearchParams {
  const given = new Map<string, Set<string>>();
  for (const [name, value] of values) {
    if (!NAMES.includes(name)) continue;
    const kept = given.get(name) ?? new Set<string>();
    const parts = name === "q" ? [value.trim()] : value.split(",").map((part) => part.trim());
    if (name === "near" || name === "bbox") kept.add(value.trim());
    else parts.forEach((part) => kept.add(part));
    given.set(name, kept);
  }
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const kept = [...(given.get(name) ?? [])].filter((value) => value !== "");
    if (kept.length === 0 || (name === "sort" && kept[0] === "relevance") || (name === "offset" && kept[0] === "0")) continue;
    search.set(name, kept.join(","));
  }
  if (search.has("radius") && !search.has("near")) search.delete("radius");
  if (search.get("sort") === "distance" && !search.has("near")) search.delete("sort");
  return search;
}

/** The same search with some parameters changed (null takes one away), from its first result on. */
export function changed(search: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const copy = new URLSearchParams(search);
  copy.delete("offset");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) copy.delete(name);
    else copy.set(name, value);
  }
  return canonical(copy);
}

/** A query string with readable commas: empty, or beginning with `?`. */
export function queryString(search: URLSearchParams): string {
  const text = search.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** The part of a search that decides which services the map shows. */
export function onMap(search: URLSearchParams): URLSearchParams {
  const copy = new URLSearchParams(search);
  NOT_ON_MAP.forEach((name) => copy.delete(name));
  if (!copy.has("radius")) copy.delete("near");
  return copy;
}

export function contains([west, south, east, north]: Bounds, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** The smallest box around the points; null without any. */
export function around(points: readonly { lon: number; lat: number }[]): Bounds | null {
  if (points.length === 0) return null;
  const lons = points.map((point) => point.lon);
  const lats = points.map((point) => point.lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Whether the map was moved so far from the searched box that searching again could find something else. */
export function movedAway(searched: Bounds, seen: Bounds): boolean {
  const width = searched[2] - searched[0];
  const height = searched[3] - searched[1];
  return (
    Math.abs(seen[0] - searched[0]) > width * 0.1 ||
    Math.abs(seen[2] - searched[2]) > width * 0.1 ||
    Math.abs(seen[1] - searched[1]) > height * 0.1 ||
    Math.abs(seen[3] - searched[3]) > height * 0.1
  );
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
