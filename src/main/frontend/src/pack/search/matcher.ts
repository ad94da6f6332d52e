import type { Stemmer } from "./analysis.ts";
import type { Corpus } from "./corpus.ts";
import type { Found } from "./lexicon.ts";
import { within } from "./spelling.ts";
import type { Alternative, TextQuery, Unit } from "./text-query.ts";
import {
  BESIDE,
  BESIDE_SECTOR,
  BY_SOURCE,
  ENOUGH,
  FIRST_TIER,
  FORM_AND_SECTOR,
  MAX_LONGER_WORDS,
  MAX_SCORE,
  MIN_LENGTH,
  ofTerm,
  PAIR_BONUS,
  START_LENGTH,
  STREET,
  WHOLE_NAME_BONUS,
} from "./weights.ts";

/** Score by service; zero where the words do not match. */
export type Scores = Int16Array;

/** Finds and scores the services that meet every unit of a query. */
class Matcher {
  private readonly stemmer: Stemmer;

  /** @param forgiven words of the query for which words one slip away count too */
  constructor(
    private readonly corpus: Corpus,
    private readonly query: TextQuery,
    private readonly forgiven: ReadonlySet<string>,
  ) {
    this.stemmer = corpus.stemmer;
  }

  match(candidates: Uint8Array): Scores {
    const totals = new Int16Array(candidates.length);
    let left = candidates;
    for (const unit of this.query.units) {
      const scored = this.unit(unit, left);
      left = add(scored, totals);
    }
    this.addBonuses(totals);
    return totals;
  }

  private unit(unit: Unit, candidates: Uint8Array): Scores {
    const [first, ...others] = unit.alternatives;
    const best = this.alternative(first, candidates);
    for (const other of others) {
      const scores = this.alternative(other, candidates);
      for (let i = 0; i < best.length; i++) {
        if ((scores[i] as number) > (best[i] as number)) {
          best[i] = scores[i] as number;
        }
      }
    }
    return best;
  }

  private alternative({ words, synonym, beginning }: Alternative, candidates: Uint8Array): Scores {
    const totals = new Int16Array(candidates.length);
    let left = candidates;
    words.forEach((word, i) => {
      const best = new Int16Array(candidates.length);
      this.word(word, synonym, beginning && i === words.length - 1, left, best);
      left = add(best, totals);
    });
    if (words.length > 1) {
      for (let i = 0; i < totals.length; i++) {
        totals[i] = Math.floor(((totals[i] as number) + words.length - 1) / words.length);
      }
    }
    return totals;
  }

  private word(word: string, synonym: boolean, beginning: boolean, candidates: Uint8Array, best: Scores): void {
    const { words, lexicon } = this.corpus;
    const forgive = this.forgiven.has(word) && !synonym;
    const meanings = lexicon.find(word, this.stemmer, synonym, beginning, forgive);
    const namesSector = meanings.some(isNameOfSector);
    const raise = (numbers: Iterable<number>, weights: Int16Array, least?: number) => {
      for (const number of numbers) {
        words.raise(number, weights, candidates, best, least);
      }
    };
    raise(words.numbersOf(word), BY_SOURCE[synonym ? "synonym" : "exact"]);
    if (beginning) {
      this.longerWords(word, raise);
    }
    if (forgive) {
      for (const i of words.vocabulary.withFirstLetterOf(word, (other) => within(word, other, 1))) {
        raise(words.numbersOf(words.vocabulary.words[i] as string), BY_SOURCE.typo);
      }
    }
    const stemmed = this.stemmer.of(word);
    const weights = (namesSector ? BESIDE : BY_SOURCE)[synonym ? "synonym" : "stem"];
    raise(words.withItalianStem(stemmed.italian, this.stemmer), weights);
    raise(words.withEnglishStem(stemmed.english, this.stemmer), weights);
    for (const met of meanings) {
      this.raiseCarriers(met, candidates, best);
    }
  }

  /** Short beginnings count only where names and places stand: in texts they would say nothing. */
  private longerWords(word: string, raise: (numbers: number[], weights: Int16Array, least?: number) => void): void {
    const { words } = this.corpus;
    const [from, to] = words.vocabulary.startingWith(word);
    const short = word.length <= START_LENGTH;
    for (let i = from; i < (short ? to : Math.min(to, from + MAX_LONGER_WORDS)); i++) {
      const longer = words.vocabulary.words[i] as string;
      if (short || longer !== word) {
        raise(words.numbersOf(longer), BY_SOURCE.prefix, short ? STREET : 1);
      }
    }
  }

  private raiseCarriers(met: Found, candidates: Uint8Array, best: Scores): void {
    const { kind, code } = met.entry;
    const weight = ofTerm(met.match, kind);
    const named = isNameOfSector(met);
    this.corpus.forEachCarrier(kind, code, (document) => {
      if (candidates[document] === 1) {
        const had = best[document] as number;
        best[document] = Math.max(had, named && had === BESIDE_SECTOR ? FORM_AND_SECTOR : weight);
      }
    });
  }

  private addBonuses(totals: Scores): void {
    const pairs = this.query.pairs.map((pair) => ` ${pair} `);
    const whole = `\n ${this.query.whole} \n`;
    for (let i = 0; i < totals.length; i++) {
      let total = totals[i] as number;
      if (total > 0) {
        const name = this.corpus.names[i] as string;
        for (const pair of pairs) {
          total += name.includes(pair) ? PAIR_BONUS : 0;
        }
        total += name.includes(whole) ? WHOLE_NAME_BONUS : 0;
        totals[i] = Math.min(total, MAX_SCORE);
      }
    }
  }
}

function isNameOfSector(met: Found): boolean {
  return met.match === "exact" && met.entry.kind === "sector";
}

/** Adds scores to the totals of those that have one, takes the totals of the others away, and says who is left. */
function add(scores: Scores, totals: Scores): Uint8Array {
  const left = new Uint8Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score > 0) {
      left[i] = 1;
      totals[i] = (totals[i] as number) + score;
    } else {
      totals[i] = 0;
    }
  }
  return left;
}

function count(scores: Scores): number {
  let found = 0;
  for (const score of scores) {
    found += score > 0 ? 1 : 0;
  }
  return found;
}

/**
 * The services that the words of a query find. Those found as spelt always score above those found by a slip, which count
 * only where the words as spelt find next to nothing in the whole pack.
 *
 * @param ground the services to look among
 * @param live all that count
 */
export function findText(corpus: Corpus, query: TextQuery, ground: Uint8Array, live: Uint8Array): Scores {
  const exact = new Matcher(corpus, query, new Set());
  const spelt = exact.match(ground);
  const rare = count(spelt) < ENOUGH && (ground === live || count(exact.match(live)) < ENOUGH);
  const found = rare ? new Matcher(corpus, query, forgiven(corpus, query)).match(ground) : spelt;
  for (let i = 0; i < found.length; i++) {
    const score = spelt[i] as number;
    if (score > 0) {
      found[i] = score + FIRST_TIER;
    }
  }
  return found;
}

/** The words that may be misspelt: those hardly any record has or, when every one of them is common, all. */
function forgiven(corpus: Corpus, query: TextQuery): Set<string> {
  const all = query.units.flatMap((unit) => unit.alternatives[0].words).filter((word) => word.length >= MIN_LENGTH);
  const rare = all.filter((word) => !corpus.lexicon.knows(word) && corpus.words.frequency(word) < ENOUGH);
  return new Set(rare.length === 0 ? all : rare);
}
