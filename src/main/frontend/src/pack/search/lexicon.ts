import type { Term, Text } from "../format.ts";
import type { Stemmer } from "./analysis.ts";
import { SortedWords } from "./sorted.ts";
import { within } from "./spelling.ts";
import { type Match, MIN_LENGTH, type TermKind } from "./weights.ts";

export interface Entry {
  kind: TermKind;
  code: string;
  name: Text;
}

export interface Found {
  entry: Entry;
  match: Match;
}

type KindOfTerm = Term & { kind: TermKind };

const KINDS: TermKind[] = ["sector", "target", "area", "city"];

/** As the server lists them: by position, those with a parent behind it. The first of several meanings is the one shown. */
function inOrder(terms: KindOfTerm[]): KindOfTerm[] {
  const byKey = new Map<string, KindOfTerm>(terms.map((term) => [`${term.kind}:${term.code}`, term]));
  const top = (term: KindOfTerm) => byKey.get(`${term.kind}:${term.parent}`) ?? term;
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return terms.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      top(a).position - top(b).position ||
      compare(top(a).code, top(b).code) ||
      Number(top(a) !== a) - Number(top(b) !== b) ||
      a.position - b.position ||
      compare(a.code, b.code),
  );
}

/**
 * The words of everything that records carry as a code, in every language there are words for: a word of the query found here
 * stands for the services with that code.
 */
export class Lexicon {
  readonly parents = new Map<string, string>();
  readonly terms: KindOfTerm[];
  private readonly words = new Map<string, Entry[]>();
  private readonly stems = new Map<string, Entry[]>();
  private sorted = new SortedWords([]);

  constructor(terms: Iterable<Term>) {
    this.terms = inOrder([...terms].map((term) => ({ ...term, kind: term.k.split(":")[1] as TermKind })));
    for (const term of this.terms) {
      if (term.kind === "sector" && term.parent !== undefined) {
        this.parents.set(term.code, term.parent);
      }
      const entry: Entry = { kind: term.kind, code: term.code, name: term.name };
      for (const word of term.words) {
        put(this.words, word, entry);
      }
    }
    this.sorted = new SortedWords(this.words.keys());
  }

  /** Before the first look-up: a stemmer may need to know all the words. */
  stem(stemmer: Stemmer): void {
    for (const [word, entries] of this.words) {
      const stemmed = stemmer.of(word);
      for (const entry of entries) {
        put(this.stems, `i:${stemmed.italian}`, entry);
        put(this.stems, `e:${stemmed.english}`, entry);
      }
    }
  }

  /** The code of a sector's parent, or the code itself on the first level. */
  firstLevel(sector: string): string {
    return this.parents.get(sector) ?? sector;
  }

  knows(word: string): boolean {
    return this.words.has(word);
  }

  /** Everything a word may stand for; an entry may come more than once, met in different ways. */
  find(word: string, stemmer: Stemmer, synonym: boolean, beginning: boolean, typos: boolean): Found[] {
    const found: Found[] = [];
    const collect = (entries: Entry[] | undefined, match: Match) =>
      entries?.forEach((entry) => found.push({ entry, match }));
    collect(this.words.get(word), synonym ? "synonym" : "exact");
    const stemmed = stemmer.of(word);
    collect(this.stems.get(`i:${stemmed.italian}`), synonym ? "synonym" : "stem");
    collect(this.stems.get(`e:${stemmed.english}`), synonym ? "synonym" : "stem");
    if (beginning) {
      const [from, to] = this.sorted.startingWith(word);
      for (let i = from; i < to; i++) {
        const longer = this.sorted.words[i] as string;
        if (longer !== word) {
          collect(this.words.get(longer), "prefix");
        }
      }
    }
    if (typos && word.length >= MIN_LENGTH) {
      for (const near of this.nearby(word, 1)) {
        collect(this.words.get(near), "typo");
      }
    }
    return found;
  }

  /** Words at most `slips` slips away that begin with the same letter. */
  nearby(word: string, slips: number): string[] {
    const near = this.sorted.withFirstLetterOf(word, (other) => within(word, other, slips));
    return Array.from(near, (i) => this.sorted.words[i] as string);
  }
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) {
    map.set(key, [entry]);
  } else if (!entries.includes(entry)) {
    entries.push(entry);
  }
}
