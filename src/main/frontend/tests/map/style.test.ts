import type { StyleSpecification } from "maplibre-gl";
import { expect, test } from "vitest";
import { resolved } from "../../src/map/style.ts";

test("makes the addresses of our own style whole for the worker that fetches tiles", () => {
  const style = resolved(
    { version: 8, layers: [], sources: { basemap: { type: "vector", tiles: ["/tiles/basemap/{z}/{x}/{y}.mvt?v=1"] } } },
    "http://localhost:8080/basemap/style.json?lang=it&theme=dark",
  );
  expect(style.sources["basemap"]).toMatchObject({ tiles: ["http://localhost:8080/tiles/basemap/{z}/{x}/{y}.mvt?v=1"] });
});

test("reads the addresses of an operator's style from where that style lies", () => {
  const style: StyleSpecification = {
    version: 8,
    layers: [],
    glyphs: "fonts/{fontstack}/{range}.pbf",
    sprite: [{ id: "default", url: "../sprites/light" }],
    sources: {
      near: { type: "vector", url: "tiles.json" },
      far: { type: "raster", tiles: ["https://other.example.org/{z}/{x}/{y}.png"] },
      file: { type: "vector", url: "pmtiles:///basemap/tiles.pmtiles" },
    },
  };
  expect(resolved(style, "https://maps.example.org/styles/light/style.json")).toMatchObject({
    glyphs: "https://maps.example.org/styles/light/fonts/{fontstack}/{range}.pbf",
    sprite: [{ url: "https://maps.example.org/styles/sprites/light" }],
    sources: {
      near: { url: "https://maps.example.org/styles/light/tiles.json" },
      far: { tiles: ["https://other.example.org/{z}/{x}/{y}.png"] },
      file: { url: "pmtiles:///basemap/tiles.pmtiles" },
    },
  });
});
