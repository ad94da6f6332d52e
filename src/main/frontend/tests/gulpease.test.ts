import { expect, test } from "vitest";
import { gulpease, level } from "../src/text/gulpease.ts";

// Counted by hand: index = 89 + (300 sentences - 10 letters) / words.
test.each([
  // 4 words, 19 letters, 1 sentence: 89 + (300 - 190) / 4 = 116.5
  { text: "Vieni con un documento.", words: 4, sentences: 1, index: 100 },
  // 10 words, 53 letters, 1 sentence: 89 + (300 - 530) / 10 = 66
  { text: "Lo sportello aiuta chi deve rinnovare il permesso di soggiorno.", words: 10, sentences: 1, index: 66 },
  // 10 words, 46 letters, 2 sentences: 89 + (600 - 460) / 10 = 103
  { text: "Porta il tuo passaporto. Siamo aperti ogni lunedì alle 9.", words: 10, sentences: 2, index: 100 },
  { text: "", words: 0, sentences: 0, index: 100 },
  { text: "…!?", words: 0, sentences: 0, index: 100 },
])("reads “$text”", ({ text, words, sentences, index }) => {
  expect(gulpease(text)).toEqual({ index, words, sentences });
});

test("the language of offices is hard", () => {
  const text =
    "L'erogazione della prestazione socioassistenziale è subordinata alla presentazione della documentazione comprovante la sussistenza dei requisiti reddituali normativamente previsti.";
  expect(level(gulpease(text).index)).toBe("hard");
});

test("figures with points and abbreviations end no sentence", () => {
  expect(gulpease("Costa 16.50 euro e apre alle 9.30 ogni lunedì mattina presto.").sentences).toBe(1);
  expect(gulpease("Uno due.\nTre quattro").sentences).toBe(2);
});

test("levels", () => {
  expect([79, 80, 59, 60].map(level)).toEqual(["middle", "easy", "hard", "middle"]);
});
