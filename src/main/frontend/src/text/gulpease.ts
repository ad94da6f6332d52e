// How easy an Italian text is to read: the Gulpease index (P. Lucisano, M. E. Piemontese, "GULPEASE: una formula per la
// predizione della difficoltà dei testi in lingua italiana", Scuola e città 3, 1988). 100 is easiest. It counts letters, words and
// sentences; names and numbers count as words.

export interface Gulpease {
  index: number;
  words: number;
  sentences: number;
}

export type Level = "easy" | "middle" | "hard";

const SENTENCE_END = /[.!?…]+(?=\s|["»”)]|$)|\n+/u;
/** Below this many words the figure says nothing. */
export const FEWEST_WORDS = 10;

export function gulpease(text: string): Gulpease {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + [...word].length, 0);
  const sentences = text.split(SENTENCE_END).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  if (words.length === 0) return { index: 100, words: 0, sentences: 0 };
  const index = 89 + (300 * sentences - 10 * letters) / words.length;
  return { index: Math.round(Math.min(100, Math.max(0, index))), words: words.length, sentences };
}

/** For whom it is easy: 80 and more for people with five years of school, 60 and more for people with eight. */
export function level(index: number): Level {
  return index >= 80 ? "easy" : index >= 60 ? "middle" : "hard";
}
