import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { words } from "../src/practices/words.ts";

const cases = JSON.parse(readFileSync("../../test/resources/golden/words.json", "utf8")) as { text: string; words: number }[];

test.each(cases)("counts the words of $text as the server does", ({ text, words: expected }) => {
  expect(words(text)).toBe(expected);
});
