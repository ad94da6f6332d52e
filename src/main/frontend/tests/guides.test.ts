import { expect, test } from "vitest";
import cases from "../../../test/resources/golden/guide-recommendations.json";
import { readFile } from "../src/guides/file.ts";
import { recommend } from "../src/guides/recommend.ts";

test.each(cases)("recommends as the server does: $name", ({ questions, sheets, items, answers, advised, first }) => {
  expect(recommend(questions, sheets, items, answers as Record<string, string>)).toEqual({ sheets: advised, items: first });
});

const file = { format: "capacity-metro-guide", version: 1, guide: "abc", answers: { q1: "no", q2: "perhaps", q9: "no" }, items: [{ id: "i1", done: true }, { id: "i2", done: false }, { id: "i9", done: true }, null] };

function read(content: unknown) {
  return readFile(typeof content === "string" ? content : JSON.stringify(content), "abc", ["q1", "q2"], ["i1", "i2"]);
}

test("takes from a file what the guide has, and counts the rest", () => {
  expect(read(file)).toEqual({ state: { answers: { q1: "no" }, ticks: ["i1"] }, unknown: 3 });
  expect(read(`\uFEFF${JSON.stringify(file)}`)).toMatchObject({ unknown: 3 });
  expect(read({ ...file, answers: "x", items: { id: "i1" } })).toEqual({ state: { answers: {}, ticks: [] }, unknown: 0 });
});

test.each([
  ["", "empty"],
  ["x".repeat(512 * 1024 + 1), "tooLarge"],
  ["{", "broken"],
  ["[]", "foreign"],
  [{ ...file, format: "other" }, "foreign"],
  [{ ...file, guide: "other" }, "otherGuide"],
  [{ ...file, version: 2 }, "newer"],
])("refuses a file for its reason %#", (content, refused) => {
  expect(read(content)).toEqual({ refused });
});
