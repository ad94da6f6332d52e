import { expect, test } from "vitest";
import cases from "../../../test/resources/golden/words.json";
import { words } from "../src/practices/words.ts";

test.each(cases)("counts the words of $text as the server does", ({ text, words: expected }) => {
  expect(words(text)).toBe(expected);
});
