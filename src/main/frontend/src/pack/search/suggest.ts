import { isStopWord, words as wordsOf } from "./analysis.ts";
import type { Corpus } from "./corpus.ts";
import { FACETS } from "./facets.ts";
import { ALL, type Query, type Relaxed, type Suggestions } from "./query.ts";
import { distance, within } from "./spelling.ts";
import { parseText } from "./text-query.ts";
import { MAX_SECTORS, MIN_LENGTH } from "./weights.ts";

/** A word of the lexicon is likelier meant than one of a single record. */
const WORTH_OF_TERM = 1_000;
const SLIPS = 2;

/**
 * What to try when nothing was found.
 *
 * @param total how many services a query finds
 */
export function suggest(corpus: Corpus, query: Query, total: (query: Query) => number): Suggestions {
  return {
    spelling: spelling(corpus, query, total),
    relaxed: relaxed(query, total),
    sectors: sectors(corpus, query.text),
  };
}

function relaxed(query: Query, total: (query: Query) => number): Relaxed[] {
  const wider: [string, Query][] = [];
  for (const facet of FACETS) {
    if (facet !== "open" && (query.filters[facet]?.length ?? 0) > 0) {
      wider.push([facet, { ...query, filters: { ...query.filters, [facet]: [] } }]);
    }
  }
  if (query.openAt !== null) {
    wider.push(["open_at", { ...query, openAt: null }]);
  }
  if (query.box !== null) {
    wider.push(["bbox", { ...query, box: null }]);
  }
  if (query.near !== null && query.near.radius !== null) {
    wider.push(["radius", { ...query, near: { ...query.near, radius: null } }]);
  }
  if (query.city !== null) {
    wider.push(["city", { ...query, city: null }]);
  }
  const narrowed = wider.length > 0 || query.near !== null;
  if (query.text.trim() !== "" && narrowed) {
    wider.push(["q", { ...query, text: "" }]);
  }
  return wider
    .map(([without, other]) => ({ without, query: other, total: total(other) }))
    .filter((found) => found.total > 0)
    .sort((a, b) => b.total - a.total);
}

/** The words with each unknown one replaced by the nearest known one, if that finds something. */
function spelling(corpus: Corpus, query: Query, total: (query: Query) => number): string | null {
  let changed = false;
  const corrected = wordsOf(query.text).map((word) => {
    const better = isStopWord(word) || word.length < MIN_LENGTH ? null : nearest(corpus, word);
    changed ||= better !== null;
    return better ?? word;
  });
  const text = corrected.join(" ");
  return changed && total({ ...ALL, text }) > 0 ? text : null;
}

function nearest(corpus: Corpus, word: string): string | null {
  const { lexicon, words } = corpus;
  if (lexicon.knows(word) || words.has(word)) {
    return null;
  }
  const known = new Map<string, number>();
  for (const i of words.vocabulary.withFirstLetterOf(word, (other) => within(word, other, SLIPS))) {
    const near = words.vocabulary.words[i] as string;
    known.set(near, words.frequency(near));
  }
  for (const near of lexicon.nearby(word, SLIPS)) {
    known.set(near, (known.get(near) ?? 0) + WORTH_OF_TERM);
  }
  const [best] = Array.from(known, ([near, worth]) => ({ near, worth, slips: distance(word, near) })).sort(
    (a, b) => a.slips - b.slips || b.worth - a.worth || (a.near < b.near ? -1 : 1),
  );
  return best?.near ?? null;
}

/** First the sectors whose words the text has, then those it nearly has. */
function sectors(corpus: Corpus, text: string): string[] {
  const codes = new Set<string>();
  for (const typos of [false, true]) {
    for (const unit of parseText(text, corpus.synonyms).units) {
      for (const { words, synonym } of unit.alternatives) {
        for (const word of words) {
          for (const { entry } of corpus.lexicon.find(word, corpus.stemmer, synonym, true, typos)) {
            if (entry.kind === "sector") {
              codes.add(entry.code);
            }
          }
        }
      }
    }
  }
  return [...codes].slice(0, MAX_SECTORS);
}
