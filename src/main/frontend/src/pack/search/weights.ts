import ranking from "./ranking.json";

/** How a word of the query met a word of the record. */
export type Match = "exact" | "stem" | "synonym" | "prefix" | "typo";

/** Where in a record a word stands, the least telling first, from 1. */
export const TEXT = 1;
export const STREET = 2;
export const PROVIDER = 3;
export const PLACE = 4;
export const NAME = 5;

export type TermKind = "sector" | "target" | "area" | "city";

/** The table of the server (`search.Weights`); a test there holds the file to it. */
export const {
  besideSector: BESIDE_SECTOR,
  formAndSector: FORM_AND_SECTOR,
  pairBonus: PAIR_BONUS,
  wholeNameBonus: WHOLE_NAME_BONUS,
  maxScore: MAX_SCORE,
  enough: ENOUGH,
  minLength: MIN_LENGTH,
  startLength: START_LENGTH,
  maxLongerWords: MAX_LONGER_WORDS,
  maxWords: MAX_WORDS,
  maxPhrase: MAX_PHRASE,
  maxSectors: MAX_SECTORS,
  spreadWindow: SPREAD_WINDOW,
  maxValues: MAX_VALUES,
  maxLimit: MAX_LIMIT,
} = ranking;

/** What every service found as spelt has above all those found by a slip. */
export const FIRST_TIER = MAX_SCORE + 1;

function bySource(most: number): Record<Match, Int16Array> {
  const made = {} as Record<Match, Int16Array>;
  for (const [match, weights] of Object.entries(ranking.bySource)) {
    made[match as Match] = Int16Array.of(0, ...weights.map((weight) => Math.min(weight, most)));
  }
  return made;
}

/** By [TEXT] to [NAME]. */
export const BY_SOURCE = bySource(MAX_SCORE);

/** The same for other forms of a word that is one of a sector's name. */
export const BESIDE = bySource(BESIDE_SECTOR);

export function ofTerm(match: Match, kind: TermKind): number {
  const [sector, target, area] = ranking.byTerm[match] as [number, number, number];
  return kind === "sector" ? sector : kind === "target" ? target : area;
}
