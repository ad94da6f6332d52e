import { expect, test } from "vitest";
import type { Card } from "../../src/map/cards.ts";
import { Selection, inView } from "../../src/map/cards.ts";
import { HEIGHTS, nearest, step } from "../../src/map/sheet.ts";
import { circle } from "../../src/map/circle.ts";
import type { MapSettings } from "../../src/map/texts.ts";
import { text } from "../../src/map/texts.ts";

const card = (id: string, point: Card["point"]): Card => ({ id, name: id, href: "", sector: "", point, element: {} as HTMLElement });

test("the Tab key walks through what is in view in the order of the list", () => {
  const cards = [card("c", { lon: 7.5, lat: 45.5 }), card("unplaced", null), card("far", { lon: 9, lat: 45 }), card("a", { lon: 7.1, lat: 45.1 })];
  expect(inView(cards, [7, 45, 8, 46]).map(({ id }) => id)).toEqual(["c", "a"]);
});

test("what is pointed at is raised before what is chosen", () => {
  const selection = new Selection();
  let told = 0;
  selection.onChange(() => told++);
  selection.choose("a");
  selection.raise("b");
  expect(selection.raisedId).toBe("b");
  selection.raise("b");
  selection.raise(null);
  expect(selection.raisedId).toBe("a");
  expect(selection.chosenId).toBe("a");
  expect(told).toBe(3);
});

test("the sheet has three heights and stops at the outer ones", () => {
  expect(HEIGHTS.map((height) => step(height, 1))).toEqual(["half", "full", "full"]);
  expect(HEIGHTS.map((height) => step(height, -1))).toEqual(["low", "low", "half"]);
  expect([0.1, 0.5, 0.9].map(nearest)).toEqual(["low", "half", "full"]);
});

test("words count in the reader's language", () => {
  const settings: MapSettings = {
    language: "it", sectors: {}, cities: {}, sprite: "",
    texts: { "map.in-view": "{count, plural, one {Un servizio in vista} other {# servizi in vista}}", "map.close": "Chiudi" },
  };
  expect(text(settings, "map.in-view", { count: 1 })).toBe("Un servizio in vista");
  expect(text(settings, "map.in-view", { count: 24_000 })).toBe("24.000 servizi in vista");
  expect(text(settings, "map.close")).toBe("Chiudi");
});

test("a coarsened place is a circle of that radius on the ground", () => {
  const [ring] = circle([7.68, 45.07], 1_000).geometry.coordinates as [number[][]];
  const [lon, lat] = ring[0] as [number, number];
  expect(ring).toHaveLength(65);
  expect((lon - 7.68) * 111_195 * Math.cos((45.07 * Math.PI) / 180)).toBeCloseTo(1_000, 3);
  expect(lat).toBeCloseTo(45.07);
});
