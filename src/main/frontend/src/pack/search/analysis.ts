import type { Stems } from "../format.ts";
import { Cut } from "./cut.ts";
import { fold } from "./fold.ts";
import ranking from "./ranking.json";
import { arabicStem, englishCandidates, italianStem } from "./stems.ts";

/** What Italian and French write together with the next word. */
const ARTICLES = new Set(ranking.articles.split(" "));

/** Words that say nothing about a service. */
const STOP_WORDS = new Set(ranking.stopWords.split(" "));

const APOSTROPHE = /['\u2019]/;
const POSSESSIVE = /['\u2019\uff07][sS]$/;

/** One word as cut from a text, without article, possessive, case and accents; empty where nothing is left. */
export function normalize(token: string): string {
  let word = token;
  if (POSSESSIVE.test(word)) {
    word = word.slice(0, -2);
  }
  const mark = word.search(APOSTROPHE);
  if (mark > 0 && ARTICLES.has(word.slice(0, mark).toLowerCase())) {
    word = word.slice(mark + 1);
  }
  return fold(word);
}

/** All words of a text in order, stop words included. */
export function words(text: string): string[] {
  const found: string[] = [];
  const cut = new Cut().start(text);
  while (cut.next()) {
    const word = normalize(text.slice(cut.from, cut.to));
    if (word !== "") {
      found.push(word);
    }
  }
  return found;
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The words that say something; all of them when none does. */
export function tellingWords(text: string): string[] {
  const all = words(text);
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return telling.length === 0 ? all : telling;
}

export interface Stemmed {
  italian: string;
  english: string;
}

/** Stems as the server has them, as far as a browser can know: English by the lines of the pack, see decision 51. */
export class Stemmer {
  private readonly known = new Map<string, Stemmed>();
  private readonly english = new Map<string, string>();
  /** Words by their stem, where it is another word. */
  private readonly words = new Map<string, string[]>();

  /**
   * @param isKnown whether a word is one of the pack's, whose stem the pack would say
   * @param foreign words of the pack in other languages than Italian
   */
  constructor(
    lines: Iterable<Stems>,
    private readonly isKnown: (word: string) => boolean,
    foreign: Iterable<string> = [],
  ) {
    for (const line of lines) {
      for (const [word, stem] of Object.entries(line.words)) {
        this.english.set(word, stem);
        this.add(stem, word);
      }
    }
    for (const word of foreign) {
      const stem = arabicStem(word);
      if (stem !== word) {
        this.add(stem, word);
      }
    }
  }

  private add(stem: string, word: string): void {
    const words = this.words.get(stem);
    if (words === undefined) {
      this.words.set(stem, [word]);
    } else {
      words.push(word);
    }
  }

  of(word: string): Stemmed {
    let found = this.known.get(word);
    if (found === undefined) {
      found = { italian: italianStem(word), english: this.englishOf(word) };
      this.known.set(word, found);
    }
    return found;
  }

  /** Words of the pack that may have an English stem; the stem itself is one. */
  withEnglish(stem: string): string[] {
    return [stem, ...(this.words.get(stem) ?? [])];
  }

  private englishOf(word: string): string {
    const said = this.english.get(word);
    if (said !== undefined) {
      return said;
    }
    const arabic = arabicStem(word);
    if (arabic !== word || this.isKnown(word)) {
      return arabic;
    }
    return englishCandidates(word).find((stem) => this.words.has(stem) || this.isKnown(stem)) ?? word;
  }
}
