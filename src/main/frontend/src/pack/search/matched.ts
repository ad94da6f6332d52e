import type { Service } from "../format.ts";
import { words as wordsOf } from "./analysis.ts";
import { type Corpus, textOf } from "./corpus.ts";
import type { Entry } from "./lexicon.ts";
import { within } from "./spelling.ts";
import type { Alternative, TextQuery, Unit } from "./text-query.ts";
import { MIN_LENGTH } from "./weights.ts";

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * Says why a service was found when its name does not: null when the name shows every word of the query.
 *
 * @param typed the query as the reader wrote it
 */
export function matchedWord(corpus: Corpus, typed: string, query: TextQuery, service: Service): string | null {
  const name = textOf(service.name);
  const hidden = query.units.find((unit) => !isShown(corpus, unit, name));
  return hidden === undefined ? null : explain(corpus, typed, hidden, service);
}

function isShown(corpus: Corpus, unit: Unit, name: string): boolean {
  const plain = name.toLowerCase();
  if (unit.alternatives[0].words.every((word) => plain.includes(word))) {
    return true;
  }
  const words = wordsOf(name);
  return unit.alternatives.some((alternative) =>
    alternative.words.every((word) => words.some((other) => meets(corpus, word, other))),
  );
}

/** Whether a reader sees the one word in the other: the same, a beginning, a stem or a slip. */
function meets(corpus: Corpus, word: string, other: string): boolean {
  if (other.startsWith(word)) {
    return true;
  }
  const stems = corpus.stemmer.of(word);
  const others = corpus.stemmer.of(other);
  return (
    stems.italian === others.italian ||
    stems.english === others.english ||
    (word.length >= MIN_LENGTH && word.charAt(0) === other.charAt(0) && within(word, other, 1))
  );
}

function explain(corpus: Corpus, typed: string, unit: Unit, service: Service): string {
  for (const alternative of unit.alternatives) {
    for (const word of alternative.words) {
      const term = termFor(corpus, word, alternative, service);
      if (term !== null) {
        return term;
      }
    }
    const found = alternative.words.map((word) => written(corpus, word, service));
    if (found.every((word) => word !== null)) {
      return found.join(" ");
    }
  }
  return unit.alternatives[0].words.map((word) => asTyped(typed, word)).join(" ");
}

/** A word of the query with the accents and letters the reader gave it. */
function asTyped(typed: string, word: string): string {
  return typed.split(BETWEEN_WORDS).find((candidate) => candidate !== "" && wordsOf(candidate).includes(word)) ?? word;
}

function termFor(corpus: Corpus, word: string, { synonym, beginning }: Alternative, service: Service): string | null {
  const found = corpus.lexicon.find(word, corpus.stemmer, synonym, beginning, true);
  const carried = found.find((met) => carries(corpus, service, met.entry));
  return carried === undefined ? null : textOf(carried.entry.name);
}

function carries(corpus: Corpus, service: Service, { kind, code }: Entry): boolean {
  switch (kind) {
    case "sector":
      return service.sectors.some((sector) => sector === code || corpus.lexicon.parents.get(sector) === code);
    case "target":
      return service.targets.includes(code);
    case "area":
      return service.areas.includes(code);
    case "city":
      return code === corpus.city.code;
  }
}

function written(corpus: Corpus, word: string, service: Service): string | null {
  for (const text of [
    textOf(service.name),
    textOf(service.provider?.name),
    service.comune ?? "",
    service.street ?? "",
    textOf(service.summary),
    service.source?.name ?? "",
    service.provider?.source ?? "",
    service.source?.summary ?? "",
  ]) {
    for (const candidate of text.split(BETWEEN_WORDS)) {
      if (candidate !== "" && wordsOf(candidate).some((other) => meets(corpus, word, other))) {
        return candidate;
      }
    }
  }
  return null;
}
