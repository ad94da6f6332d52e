import type { Stemmer } from "./analysis.ts";
import { MAX_PHRASE } from "./weights.ts";

/** Groups of words and phrases that mean the same to a reader. */
export class Synonyms {
  /** Phrases by their stems. */
  private readonly others = new Map<string, string[][]>();

  constructor(
    groups: string[][][],
    private readonly stemmer: Stemmer,
  ) {
    for (const group of groups) {
      for (const phrase of group) {
        for (const key of this.keys(phrase)) {
          const known = this.others.get(key) ?? [];
          known.push(...group.filter((other) => other !== phrase));
          this.others.set(key, known);
        }
      }
    }
  }

  private keys(phrase: string[]): string[] {
    const stems = phrase.map((word) => this.stemmer.of(word));
    return [`i:${stems.map((stem) => stem.italian).join(" ")}`, `e:${stems.map((stem) => stem.english).join(" ")}`];
  }

  /** The longest known phrase that starts at word `at`, and what it can be replaced by. */
  find(words: string[], at: number): { length: number; alternatives: string[][] } {
    for (let length = Math.min(MAX_PHRASE, words.length - at); length >= 1; length--) {
      const phrase = words.slice(at, at + length);
      const alternatives = new Map<string, string[]>();
      for (const key of this.keys(phrase)) {
        this.others.get(key)?.forEach((other) => alternatives.set(other.join(" "), other));
      }
      alternatives.delete(phrase.join(" "));
      if (alternatives.size > 0) {
        return { length, alternatives: [...alternatives.values()] };
      }
    }
    return { length: 1, alternatives: [] };
  }
}
