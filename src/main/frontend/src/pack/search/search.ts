import { dayAt } from "../../hours/index.ts";
import { type Corpus, UNITS } from "./corpus.ts";
import { type Facet, FACETS } from "./facets.ts";
import { findText, type Scores } from "./matcher.ts";
import { matchedWord } from "./matched.ts";
import { metresFrom } from "./metres.ts";
import type { FacetCount, Hit, Placed, Query, Result } from "./query.ts";
import { suggest } from "./suggest.ts";
import { parseText, type TextQuery } from "./text-query.ts";
import { FIRST_TIER, MAX_LIMIT, MAX_VALUES } from "./weights.ts";

const MINUTE = 60_000;
const MAX_METRES = (1 << 26) - 1;
const RANKS = 1 << 16;

/** What a query leaves of a pack: the services that match everything, and those that match everything but one facet. */
interface Selection {
  text: TextQuery;
  /** Null without words. */
  scores: Scores | null;
  all: Uint8Array;
  without(facet: Facet): Uint8Array;
}

function select(corpus: Corpus, query: Query, now: number): Selection {
  const day = dayAt(now);
  const live = corpus.dated.live(day);
  const ground = groundOf(corpus, query, live);
  const text = parseText(query.text, corpus.synonyms);
  const scores = text.units.length === 0 ? null : findText(corpus, text, ground, live);
  const base = scores === null ? ground : Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0));
  const chosen = new Map<Facet, Uint8Array>();
  for (const facet of FACETS) {
    if (facet !== "open" && (query.filters[facet]?.length ?? 0) > 0) {
      chosen.set(facet, corpus.valuesOf(facet, day).union(query.filters[facet] as string[]));
    }
  }
  if (query.openAt !== null) {
    chosen.set("open", corpus.opened.at(Math.floor(query.openAt / MINUTE)));
  }
  const leave = (facet: Facet | null) => {
    let left = base;
    for (const [other, documents] of chosen) {
      left = other === facet ? left : and(left, documents);
    }
    return left;
  };
  const all = leave(null);
  return { text, scores, all, without: (facet) => (chosen.has(facet) ? leave(facet) : all) };
}

function and(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length);
  for (let i = 0; i < both.length; i++) {
    both[i] = (a[i] as number) & (b[i] as number);
  }
  return both;
}

/** What places leave, before words and facets; the live ones themselves where no place is asked for. */
function groundOf(corpus: Corpus, query: Query, live: Uint8Array): Uint8Array {
  const { lat, lon, placed, city } = corpus;
  let ground = live;
  const keep = (passes: (document: number) => boolean) => {
    ground = ground.map((member, document) => (member === 1 && passes(document) ? 1 : 0));
  };
  if (query.city !== null && query.city !== city.code) {
    keep(() => false);
  }
  if (query.box !== null) {
    const [west, south, east, north] = query.box.map((degrees, i) =>
      i < 2 ? Math.ceil(degrees * UNITS - 1e-3) : Math.floor(degrees * UNITS + 1e-3),
    ) as [number, number, number, number];
    keep((document) => {
      const y = lat[document] as number;
      const x = lon[document] as number;
      return placed[document] === 1 && y >= south && y <= north && x >= west && x <= east;
    });
  }
  const { near } = query;
  if (near !== null && near.radius !== null) {
    const radius = near.radius;
    const metres = metresOf(corpus, query);
    keep((document) => metres(document) <= radius);
  }
  return ground;
}

/** Distance of services from the point asked for; infinite where they have none, 0 where none was asked for. */
function metresOf(corpus: Corpus, { near }: Query): (document: number) => number {
  if (near === null) {
    return () => 0;
  }
  const from = metresFrom(near.lat, near.lon);
  return (document) =>
    corpus.placed[document] === 1
      ? from((corpus.lat[document] as number) / UNITS, (corpus.lon[document] as number) / UNITS)
      : Number.POSITIVE_INFINITY;
}

/** Everything that matches a query and has a place, wherever it would stand in the list. */
export function placesOf(corpus: Corpus, query: Query, now: number): Placed[] {
  return documentsOf(select(corpus, query, now).all)
    .filter((document) => corpus.placed[document] === 1)
    .map((document) => {
      const { id, address, name, lat = 0, lon = 0, around = 0 } = corpus.service(document);
      return { id, address, name, lat, lon, around, sector: corpus.sectorOf(document) };
    });
}

function documentsOf(members: Uint8Array): number[] {
  const documents: number[] = [];
  for (let document = 0; document < members.length; document++) {
    if (members[document] === 1) {
      documents.push(document);
    }
  }
  return documents;
}

/** The first services in the order asked for. */
function rank(corpus: Corpus, query: Query, { scores, all }: Selection): number[] {
  const wanted = query.offset + query.limit;
  const documents = documentsOf(all);
  const { orders } = corpus;
  const page = (ranked: number[]) => ranked.slice(query.offset, wanted);
  const by = ({ ofDocument, documents: order }: { ofDocument: Int32Array; documents: Int32Array }) =>
    Array.from(
      Int32Array.from(documents, (document) => ofDocument[document] as number).sort(),
      (place) => order[place] as number,
    );
  const relevance = scores !== null ? "score" : query.near !== null ? "distance" : "standing";
  const order = query.sort === "relevance" || (query.sort === "distance" && query.near === null) ? relevance : query.sort;
  switch (order) {
    case "score":
      return page(byScore(corpus, query, documents, scores as Scores));
    case "distance":
      return page(byDistance(corpus, query, documents));
    case "standing":
      return page(query.offset < wanted ? orders.spread(by(orders.byStanding())) : []);
    case "freshness":
      return page(by(orders.byFreshness()));
    case "newest":
      return page(by(orders.byChange()));
    case "name":
      return page(by(orders.byName()));
  }
}

/** Packs score, whole metres and place by freshness into one number, the best smallest. */
function byScore(corpus: Corpus, query: Query, documents: number[], scores: Scores): number[] {
  const { ofDocument, documents: order } = corpus.orders.byFreshness();
  const metres = metresOf(corpus, query);
  const keys = Float64Array.from(documents, (document) => {
    const whole = Math.min(Math.round(metres(document)), MAX_METRES);
    const missing = 2 * FIRST_TIER - (scores[document] as number);
    return (missing * (MAX_METRES + 1) + whole) * RANKS + (ofDocument[document] as number);
  }).sort();
  return Array.from(keys, (key) => order[key % RANKS] as number);
}

function byDistance(corpus: Corpus, query: Query, documents: number[]): number[] {
  const { ofDocument } = corpus.orders.byFreshness();
  const metres = metresOf(corpus, query);
  const far = new Float64Array(corpus.size);
  for (const document of documents) {
    far[document] = metres(document);
  }
  const difference = (a: number, b: number) => {
    const ofA = far[a] as number;
    const ofB = far[b] as number;
    return ofA < ofB ? -1 : ofA > ofB ? 1 : 0;
  };
  return documents.sort((a, b) => difference(a, b) || (ofDocument[a] as number) - (ofDocument[b] as number));
}

function countFacets(corpus: Corpus, query: Query, selection: Selection, now: number): Record<Facet, FacetCount[]> {
  const day = dayAt(now);
  const counts = {} as Record<Facet, FacetCount[]>;
  for (const facet of FACETS) {
    const members = selection.without(facet);
    if (facet === "open") {
      const open = corpus.opened.at(Math.floor((query.openAt ?? now) / MINUTE));
      counts.open = [{ value: "now", count: sum(and(members, open)) }];
      continue;
    }
    const values = corpus.valuesOf(facet, day);
    const chosen = new Set(query.filters[facet] ?? []);
    const totals = new Map<string, number>(Array.from(chosen, (value) => [value, 0]));
    values.count(members).forEach((count, i) => {
      if (count > 0) {
        totals.set(values.names[i] as string, count);
      }
    });
    counts[facet] = Array.from(totals, ([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .filter(({ value }, i) => i < MAX_VALUES || chosen.has(value));
  }
  return counts;
}

function sum(members: Uint8Array): number {
  let found = 0;
  for (const member of members) {
    found += member;
  }
  return found;
}

/** How many services a query finds. */
function total(corpus: Corpus, query: Query, now: number): number {
  return sum(select(corpus, query, now).all);
}

/** What to try instead of a query. */
export function suggestFor(corpus: Corpus, query: Query, now: number) {
  return suggest(corpus, query, (other) => total(corpus, other, now));
}

/**
 * Answers a query as the server does (`search.ServiceSearch`).
 *
 * @param now milliseconds: what day it is, and what is open
 */
export function search(corpus: Corpus, query: Query, now: number): Result {
  if (query.limit < 0 || query.limit > MAX_LIMIT || query.offset < 0) {
    throw new RangeError(`limit, offset: ${query.limit}, ${query.offset} are not between 0 and ${MAX_LIMIT}, and 0 or more`);
  }
  const selection = select(corpus, query, now);
  const { all } = selection;
  const found = sum(all);
  const metres = metresOf(corpus, query);
  const hits = rank(corpus, query, selection).map((document): Hit => {
    const far = metres(document);
    const service = corpus.service(document);
    return {
      service,
      metres: query.near === null || far === Number.POSITIVE_INFINITY ? null : far,
      matched: matchedWord(corpus, query.text, selection.text, service),
    };
  });
  let unplaced = 0;
  let verified = 0;
  for (let document = 0; document < all.length; document++) {
    if (all[document] === 1) {
      unplaced += 1 - (corpus.placed[document] as number);
      verified += (corpus.freshness[document] as number) % 2;
    }
  }
  return {
    total: found,
    unplaced,
    verified,
    hits,
    facets: countFacets(corpus, query, selection, now),
    suggestions: found === 0 ? suggestFor(corpus, query, now) : null,
  };
}
