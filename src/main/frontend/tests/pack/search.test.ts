import { describe, expect, it } from "vitest";
import answers from "../../../../test/resources/golden/search-answers.json";
import rankingEnglish from "../../../../test/resources/golden/ranking-en.jsonl?raw";
import rankingItalian from "../../../../test/resources/golden/ranking-it.jsonl?raw";
import packLines from "../../../../test/resources/golden/search-pack.jsonl?raw";
import ranking from "../../../../test/resources/ranking.json";
import type { Service } from "../../src/pack/format.ts";
import { ALL, Corpus, Lines, type Query, search, type Suggestions, textOf } from "../../src/pack/search/index.ts";

/** What the clock of the server's tests says. */
const NOW = Date.parse("2026-11-24T09:00:00Z");

function nameOf(service: Service): string {
  return service.source?.name ?? textOf(service.name);
}

describe.each([
  ["it", new Corpus(new Lines(rankingItalian), "it")],
  ["en", new Corpus(new Lines(rankingEnglish), "en")],
])("the ranking table in the pack %s", (_, corpus) => {
  it.each(ranking.cases)("puts first for $text", (each) => {
    const [lat, lon] = each.near ?? [];
    const near = lat === undefined || lon === undefined ? null : { lat, lon, radius: null };
    const { hits } = search(corpus, { ...ALL, text: each.text, near }, NOW);
    expect(hits.slice(0, each.first.length).map((hit) => nameOf(hit.service))).toEqual(each.first);
  });

  it("says which word matched when the name does not show it", () => {
    const matched = (text: string) => search(corpus, { ...ALL, text }, NOW).hits.map((hit) => hit.matched);
    expect(matched("titolo di soggiorno")).toEqual([null, corpus.language === "it" ? "Permessi di soggiorno" : "Residence permits"]);
    expect(matched("pharmacy")).toEqual(corpus.language === "it" ? [null, "Farmacia"] : [null, "Pharmacy"]);
  });
});

interface Answer {
  query: Query;
  total: number;
  unplaced: number;
  verified: number;
  ids: string[];
  matched: (string | null)[];
  metres: (number | null)[];
  facets: Record<string, Record<string, number>>;
  suggestions: { spelling: string | null; relaxed: Record<string, number>; sectors: string[] } | null;
}

function comparable(suggestions: Suggestions | null): Answer["suggestions"] {
  return (
    suggestions && {
      spelling: suggestions.spelling,
      relaxed: Object.fromEntries(suggestions.relaxed.map(({ without, total }) => [without, total])),
      sectors: [...suggestions.sectors].sort(),
    }
  );
}

describe("a pack", () => {
  const corpus = new Corpus(new Lines(packLines), "en");

  it.each((answers as Answer[]).map((answer, i) => ({ answer, named: `${i} ${JSON.stringify(answer.query)}` })))(
    "answers $named as the server",
    ({ answer }) => {
      const result = search(corpus, answer.query, NOW);
      const facets = Object.entries(result.facets).map(
        ([facet, counts]) => [facet, Object.fromEntries(counts.map(({ value, count }) => [value, count]))] as const,
      );
      expect({
        query: answer.query,
        total: result.total,
        unplaced: result.unplaced,
        verified: result.verified,
        ids: result.hits.map((hit) => hit.service.id),
        matched: result.hits.map((hit) => hit.matched),
        metres: result.hits.map((hit) => (hit.metres === null ? null : Math.round(hit.metres))),
        facets: Object.fromEntries(facets),
        suggestions: comparable(result.suggestions),
      }).toEqual(answer);
    },
  );
});
