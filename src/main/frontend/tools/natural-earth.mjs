// Turns the Natural Earth shapes of the npm package world-atlas into one compact file for the classpath:
//   node tools/natural-earth.mjs OUT
// The whole world at 1:50 million; Italy with the Mediterranean around it at 1:10 million, clipped to DETAIL.
//
// The file is a sequence of shapes, all numbers variable-length unsigned integers (7 bits a byte, lowest first):
//   layer, id (ISO 3166 numeric country code or 0), number of parts, then for each part the number of its points and
//   the points as zigzag differences from the point before (the first from 0, 0) in units of 1/100,000 degree, longitude first.
// Parts are rings for land (outer ring first, closed), lines for borders, one point for labels.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { feature, mesh } from "topojson-client";

const LAYER = { landCoarse: 0, landFine: 1, borderCoarse: 2, borderFine: 3, label: 4 };
const DETAIL = [-12, 26, 44, 56];
const UNITS = 100_000;

const require = createRequire(import.meta.url);
const atlas = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
const bytes = [];

function unsigned(value) {
  while (value > 0x7f) {
    bytes.push((value & 0x7f) | 0x80);
    value = Math.floor(value / 128);
  }
  bytes.push(value);
}

function signed(value) {
  unsigned(value < 0 ? -2 * value - 1 : 2 * value);
}

function shape(layer, id, parts) {
  unsigned(layer);
  unsigned(id);
  unsigned(parts.length);
  for (const part of parts) {
    unsigned(part.length);
    let x = 0;
    let y = 0;
    for (const [lon, lat] of part) {
      const [nextX, nextY] = [Math.round(lon * UNITS), Math.round(lat * UNITS)];
      signed(nextX - x);
      signed(nextY - y);
      [x, y] = [nextX, nextY];
    }
  }
}

// Sutherland-Hodgman against one edge of the box; `inside` and `cross` describe the edge.
function clipEdge(ring, inside, cross) {
  const kept = [];
  ring.forEach((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length];
    if (inside(point) !== inside(before)) kept.push(cross(before, point));
    if (inside(point)) kept.push(point);
  });
  return kept;
}

function clipRing(ring, [west, south, east, north]) {
  const atX = (x) => (a, b) => [x, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])];
  const atY = (y) => (a, b) => [a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]), y];
  let open = ring.slice(0, -1);
  open = clipEdge(open, (p) => p[0] >= west, atX(west));
  open = clipEdge(open, (p) => p[0] <= east, atX(east));
  open = clipEdge(open, (p) => p[1] >= south, atY(south));
  open = clipEdge(open, (p) => p[1] <= north, atY(north));
  return open.length < 3 ? [] : [...open, open[0]];
}

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const shapes = (collection) => (collection.type === "FeatureCollection" ? collection.features : [collection]);
const within = ([lon, lat], [west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north;

const area = (ring) =>
  Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;

// The middle of the longest stretch of land along the parallel through the middle of the widest part: always inside.
function labelPoint(geometry) {
  const outer = polygons(geometry).map((rings) => rings[0]).sort((a, b) => area(b) - area(a))[0];
  const latitudes = outer.map((p) => p[1]);
  const y = (Math.min(...latitudes) + Math.max(...latitudes)) / 2 + 1e-7;
  const crossings = outer.slice(1).flatMap((to, i) => {
    const from = outer[i];
    return from[1] > y === to[1] > y ? [] : [from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1])];
  }).sort((a, b) => a - b);
  let best = [crossings[0], crossings[1]];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] > best[1] - best[0]) best = [crossings[i], crossings[i + 1]];
  }
  return [(best[0] + best[1]) / 2, y];
}

const coarse = atlas("countries-50m");
const fine = atlas("countries-10m");
for (const land of shapes(feature(coarse, coarse.objects.land))) {
  for (const rings of polygons(land.geometry)) shape(LAYER.landCoarse, 0, rings);
}
for (const land of shapes(feature(fine, fine.objects.land))) {
  for (const rings of polygons(land.geometry)) {
    const clipped = rings.map((ring) => clipRing(ring, DETAIL)).filter((ring) => ring.length > 0);
    if (clipped.length > 0) shape(LAYER.landFine, 0, clipped);
  }
}
for (const [layer, world] of [[LAYER.borderCoarse, coarse], [LAYER.borderFine, fine]]) {
  for (const line of mesh(world, world.objects.countries, (a, b) => a !== b).coordinates) {
    if (layer === LAYER.borderCoarse || line.some((point) => within(point, DETAIL))) shape(layer, 0, [line]);
  }
}
for (const country of feature(coarse, coarse.objects.countries).features) {
  if (country.id) shape(LAYER.label, Number(country.id), [[labelPoint(country.geometry)]]);
}

const out = process.argv[2];
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, Uint8Array.from(bytes));
