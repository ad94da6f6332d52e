import { expect, test } from "vitest";
import cases from "../../../test/resources/golden/official-terms.json";
import { holds } from "../src/translations/terms.ts";

test.each(cases)("an official term: $term in “$text”: $holds", ({ text, term, holds: expected }) => {
  expect(holds(text, term)).toBe(expected);
});
