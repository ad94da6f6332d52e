import { describe, expect, it } from "vitest";
import golden from "../../../../test/resources/golden/analysis.json";
import { Stemmer, words } from "../../src/pack/search/analysis.ts";
import { fold } from "../../src/pack/search/fold.ts";

const stems = Object.entries(golden.stems as unknown as Record<string, [string, string]>);

describe("words", () => {
  it.each(golden.texts)("$text", (each) => {
    expect(words(each.text)).toEqual(each.words);
  });
});

describe("letters", () => {
  it.each(Object.entries(golden.letters as Record<string, string[]>))("from %s", (row, folded) => {
    const first = parseInt(row, 16);
    const found = folded.map((want, i) => (want === "" ? "" : fold(String.fromCharCode(first + i))));
    expect(found).toEqual(folded);
  });
});

describe("stems", () => {
  const pack = new Stemmer(
    [{ k: "stems:*", words: Object.fromEntries(stems.map(([word, [, english]]) => [word, english])) }],
    () => true,
  );

  it("are Italian as the server's", () => {
    expect(stems.map(([word]) => [word, pack.of(word).italian])).toEqual(stems.map(([word, [italian]]) => [word, italian]));
  });

  it("are English as the pack says", () => {
    expect(stems.map(([word]) => [word, pack.of(word).english])).toEqual(stems.map(([word, [, english]]) => [word, english]));
  });

  it("are Arabic by rule alone", () => {
    const arabic = stems.filter(([word]) => /[\u0600-\u06ff]/.test(word));
    const none = new Stemmer([], () => false);
    expect(arabic.length).toBeGreaterThan(50);
    expect(arabic.map(([word]) => none.of(word).english)).toEqual(arabic.map(([, [, english]]) => english));
  });

  it("of words the pack does not know find the words of the same stem it knows", () => {
    const english = new Map(stems.map(([word, [, stem]]) => [word, stem]));
    const known = new Set([...english.values()]);
    const cut = stems.filter(([word, [, stem]]) => stem !== word && /^[a-z]+$/.test(word));
    const rules = new Stemmer([], (word) => known.has(word) && !cut.some(([other]) => other === word));
    const missed = cut.filter(([word, [, stem]]) => rules.of(word).english !== stem).map(([word]) => word);
    expect(cut.length).toBeGreaterThan(30);
    expect(missed.length / cut.length, missed.join(", ")).toBeLessThan(0.2);
  });
});
