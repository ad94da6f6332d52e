import { describe, expect, it } from "vitest";
import { distance, within } from "../../src/pack/search/spelling.ts";

describe("spelling", () => {
  it.each([
    ["mensa", "mensa", 0],
    ["mensa", "menza", 1],
    ["mensa", "mens", 1],
    ["mensa", "mesna", 1],
    ["mensa", "mensas", 1],
    ["mensa", "menzas", 2],
    ["ca", "abc", 3],
  ])("%s and %s are %i apart", (a, b, slips) => {
    expect(distance(a, b)).toBe(slips);
    expect(distance(b, a)).toBe(slips);
  });

  it("knows one slip without counting all", () => {
    const letters = ["a", "b", "c"];
    const words = [""];
    for (let from = 0, length = 0; length < 5; length++) {
      const to = words.length;
      for (; from < to; from++) {
        words.push(...letters.map((letter) => `${words[from]}${letter}`));
      }
    }
    for (const a of words.filter((_, i) => i % 3 === 0)) {
      for (const b of words) {
        expect(within(a, b, 1), `${a} ${b}`).toBe(distance(a, b) <= 1);
      }
    }
  });
});
