import type { Standing } from "../format.ts";
import type { Corpus } from "./corpus.ts";
import { SPREAD_WINDOW } from "./weights.ts";

const DAYS_PER_STEP = 32;
const STEPS = 1 << 10;
const SCATTERED = 1 << 18;

/** An order of all services: where each stands, and which stands at each place. */
export interface Ranks {
  ofDocument: Int32Array;
  documents: Int32Array;
}

/**
 * The orders of a list that do not depend on the query. What stands first where nobody typed words is said in
 * `docs/search.md`, "The order without words".
 */
export class Orders {
  private readonly made = new Map<string, Ranks>();
  private standings: Int32Array | undefined;

  constructor(
    private readonly corpus: Corpus,
    private readonly codes: Standing | undefined,
  ) {}

  byName(): Ranks {
    return this.once("name", () => {
      const keys = this.corpus.nameKeys;
      const documents = Int32Array.from(keys.keys());
      documents.sort((a, b) => compare(keys[a] as string, keys[b] as string) || a - b);
      return documents;
    });
  }

  /** Newest first, then by name. */
  byFreshness(): Ranks {
    return this.once("freshness", () => this.by((document) => -(this.corpus.freshness[document] as number)));
  }

  /** Changed last first, then by name. */
  byChange(): Ranks {
    return this.once("change", () => this.by((document) => -(this.corpus.changed[document] as number)));
  }

  byStanding(): Ranks {
    return this.once("standing", () => {
      const standings = this.standing();
      return this.by((document) => standings[document] as number);
    });
  }

  /** Lets the sectors take turns among the first services of [byStanding]. */
  spread(first: number[]): number[] {
    const standings = this.standing();
    const turns = new Map<string, number>();
    const places = first.slice(0, SPREAD_WINDOW).map((document) => {
      const group = Math.floor((standings[document] as number) / SCATTERED / STEPS);
      const key = group + this.corpus.sectorOf(document);
      const turn = (turns.get(key) ?? 0) + 1;
      turns.set(key, turn);
      return { document, group, turn };
    });
    places.sort((a, b) => a.group - b.group || a.turn - b.turn);
    return [...places.map((place) => place.document), ...first.slice(SPREAD_WINDOW)];
  }

  private once(name: string, make: () => Int32Array): Ranks {
    let ranks = this.made.get(name);
    if (ranks === undefined) {
      const documents = make();
      const ofDocument = new Int32Array(documents.length);
      documents.forEach((document, rank) => (ofDocument[document] = rank));
      ranks = { ofDocument, documents };
      this.made.set(name, ranks);
    }
    return ranks;
  }

  private by(key: (document: number) => number): Int32Array {
    const { ofDocument } = this.byName();
    const keys = Float64Array.from(ofDocument, (_, document) => key(document));
    return Int32Array.from(ofDocument.keys()).sort(
      (a, b) =>
        (keys[a] as number) - (keys[b] as number) || (ofDocument[a] as number) - (ofDocument[b] as number),
    );
  }

  private standing(): Int32Array {
    if (this.standings === undefined) {
      const tiers = this.tiers();
      this.standings = Int32Array.from(tiers, (tier, document) => this.standingOf(tier, document));
    }
    return this.standings;
  }

  private standingOf(tier: number, document: number): number {
    const { lat, lon, placed, freshness, dated } = this.corpus;
    const verified = (freshness[document] as number) % 2 === 1;
    const steps = verified ? Math.floor(Math.max(0, dated.agesFrom(document)) / DAYS_PER_STEP) : 0;
    const age = verified ? Math.min(Math.max(STEPS - 1 - steps, 0), STEPS - 1) : 0;
    const scattered =
      placed[document] === 1 ? scatter(lat[document] as number, lon[document] as number) : SCATTERED - 1;
    return ((tier * 2 + (verified ? 0 : 1)) * STEPS + age) * SCATTERED + scattered;
  }

  /** 0 for what is for people who have come to the country, 2 for registers, 1 for the rest. */
  private tiers(): Uint8Array {
    const { codes, corpus } = this;
    const tiers = new Uint8Array(corpus.size).fill(1);
    if (codes !== undefined) {
      const sectors = corpus.valuesOf("sector", 0);
      const put = (tier: number) => (member: number, document: number) => {
        if (member === 1) {
          tiers[document] = tier;
        }
      };
      sectors.union(codes.lastSectors).forEach(put(2));
      sectors.union(codes.firstSectors).forEach(put(0));
      corpus.valuesOf("target", 0).union(codes.firstTargets).forEach(put(0));
    }
    return tiers;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function scatter(lat: number, lon: number): number {
  const turned = Math.imul(lon, 0x85ebca6b);
  let mixed = Math.imul(lat, 0x9e3779b1) ^ ((turned << 15) | (turned >>> 17));
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (SCATTERED - 1);
}
