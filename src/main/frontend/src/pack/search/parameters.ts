import type { Corpus } from "./corpus.ts";
import { type Facet, FACETS } from "./facets.ts";
import { ALL, type Near, type Query, type Sort, SORTS } from "./query.ts";
import { MAX_LIMIT } from "./weights.ts";

/** Every parameter of a search, in the order addresses write them (`portal.ServiceParameters`). */
export const PARAMETERS = [
  "q",
  "city",
  "sector",
  "target",
  "language",
  "access",
  "area",
  "availability",
  "verified",
  "practice",
  "open_at",
  "near",
  "radius",
  "bbox",
  "sort",
  "limit",
  "offset",
  "lang",
] as const;
export type Parameter = (typeof PARAMETERS)[number];

const ACCESS = ["walk-in", "appointment", "referral", "free", "no-permit", "anonymous"];
const AVAILABILITY = ["free", "waiting", "closed"];
const VERIFIED = ["fresh", "aging", "old", "never"];
const PRACTICE = ["yes"];
const LANGUAGE_TAG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const MAX_TEXT = 200;
const MAX_RADIUS = 200_000;
const MAX_OFFSET = 2_147_483_647;

/** A parameter that could not be used as it came. */
export interface Problem {
  name: string;
  value: string;
  /** As `portal.ParameterProblem.Kind`. */
  kind: "unknown" | "value" | "format" | "needs-near";
  /** What would have been allowed; empty when a form is asked for rather than one of a list. */
  allowed: readonly string[];
}

export interface Asked {
  query: Query;
  /** Whether `open_at` says `now`, so that an address can say it again. */
  now: boolean;
  /** Each parameter with one is left out of the query. */
  problems: Problem[];
}

/**
 * Reads the query string of an address as the server does: what can be read, and what cannot as a problem.
 *
 * @param now milliseconds, for `open_at=now`
 */
export function readParameters(parameters: URLSearchParams, corpus: Corpus, now: number): Asked {
  return new Reading(parameters, corpus, now).read();
}

class Reading {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly parameters: URLSearchParams,
    private readonly corpus: Corpus,
    private readonly instant: number,
  ) {}

  read(): Asked {
    const codes = (kind: string) =>
      this.corpus.lexicon.terms.filter((term) => term.kind === kind).map((term) => term.code);
    const filters: Query["filters"] = {};
    const keep = (facet: Exclude<Facet, "open">, values: string[]) => {
      if (values.length > 0) {
        filters[facet] = values;
      }
    };
    keep("sector", this.narrowed(this.allowed("sector", codes("sector"))));
    keep("target", this.allowed("target", codes("target")));
    keep("language", this.list("language").filter((tag) => LANGUAGE_TAG.test(tag) || this.refuse("language", tag)));
    keep("access", this.allowed("access", ACCESS));
    const areas = codes("area");
    keep("area", this.list("area").filter((code) => areas.includes(code) || this.refuse("area", code)));
    keep("availability", this.allowed("availability", AVAILABILITY));
    keep("verified", this.allowed("verified", VERIFIED));
    keep("practice", this.allowed("practice", PRACTICE));
    const near = this.near();
    const openAt = this.openAt();
    const query: Query = {
      text: this.text(),
      city: this.choice("city", [this.corpus.city.code]),
      filters,
      openAt,
      box: this.box(),
      near,
      sort: this.sort(near !== null),
      offset: this.whole("offset", MAX_OFFSET, ALL.offset),
      limit: this.whole("limit", MAX_LIMIT, ALL.limit),
    };
    this.choice("lang", [this.corpus.language]);
    for (const name of [...new Set(this.parameters.keys())].sort()) {
      if (!(PARAMETERS as readonly string[]).includes(name)) {
        this.refuse(name, "", "unknown", PARAMETERS);
      }
    }
    return { query, now: openAt !== null && this.single("open_at") === "now", problems: this.problems };
  }

  /** Says that a value cannot be used; false, so that a filter can end in it. */
  private refuse(name: string, value: string, kind: Problem["kind"] = "format", allowed: readonly string[] = []): false {
    this.problems.push({ name, value, kind, allowed });
    return false;
  }

  private values(name: Parameter): string[] {
    return this.parameters
      .getAll(name)
      .map((value) => value.trim())
      .filter((value) => value !== "");
  }

  private single(name: Parameter): string | null {
    return this.values(name)[0] ?? null;
  }

  private list(name: Parameter): string[] {
    const values = this.values(name).flatMap((value) => value.split(","));
    return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
  }

  private allowed(name: Parameter, allowed: readonly string[]): string[] {
    return this.list(name).filter((value) => allowed.includes(value) || this.refuse(name, value, "value", allowed));
  }

  /** A second-level sector narrows its first-level one instead of standing beside it. */
  private narrowed(sectors: string[]): string[] {
    const parents = new Set(sectors.map((sector) => this.corpus.lexicon.parents.get(sector)));
    return sectors.filter((sector) => !parents.has(sector));
  }

  private choice<T extends string>(name: Parameter, allowed: readonly T[]): T | null {
    const value = this.single(name);
    if (value === null || (allowed as readonly string[]).includes(value)) {
      return value as T | null;
    }
    this.refuse(name, value, "value", allowed);
    return null;
  }

  private text(): string {
    const text = this.single("q") ?? "";
    if (text.length <= MAX_TEXT) {
      return text;
    }
    this.refuse("q", `${text.slice(0, 40)}…`);
    return text.slice(0, MAX_TEXT);
  }

  private openAt(): number | null {
    const value = this.single("open_at");
    if (value === null || value === "now") {
      return value === null ? null : this.instant;
    }
    const written = value.replaceAll(" ", "+");
    const instant = INSTANT.test(written) ? Date.parse(written) : Number.NaN;
    if (Number.isNaN(instant)) {
      this.refuse("open_at", value);
      return null;
    }
    return instant;
  }

  private box(): Query["box"] {
    const value = this.single("bbox");
    if (value === null) {
      return null;
    }
    const [west, south, east, north] = numbers(value, 4);
    if (
      west === undefined ||
      south === undefined ||
      east === undefined ||
      north === undefined ||
      !(west >= -180 && east <= 180 && west <= east && south >= -90 && north <= 90 && south <= north)
    ) {
      this.refuse("bbox", value);
      return null;
    }
    return [west, south, east, north];
  }

  private near(): Near | null {
    const value = this.single("near");
    const radius = this.single("radius");
    if (value === null) {
      if (radius !== null) {
        this.refuse("radius", radius, "needs-near");
      }
      return null;
    }
    const [lat, lon] = numbers(value, 2);
    if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      this.refuse("near", value);
      return null;
    }
    return { lat, lon, radius: radius === null ? null : this.radius(radius) };
  }

  private radius(value: string): number | null {
    const [metres] = numbers(value, 1);
    if (metres === undefined || metres <= 0 || metres > MAX_RADIUS) {
      this.refuse("radius", value);
      return null;
    }
    return metres;
  }

  private sort(near: boolean): Sort {
    const sort = this.choice("sort", SORTS) ?? ALL.sort;
    if (sort === "distance" && !near) {
      this.refuse("sort", sort, "needs-near");
      return ALL.sort;
    }
    return sort;
  }

  private whole(name: "offset" | "limit", most: number, otherwise: number): number {
    const value = this.single(name);
    if (value === null) {
      return otherwise;
    }
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : -1;
    if (number >= 0 && number <= most) {
      return number;
    }
    this.refuse(name, value);
    return otherwise;
  }
}

/** Numbers joined by commas; none where one of them is not a number, or there are more or fewer. */
function numbers(value: string, count: number): number[] {
  const parts = value.split(",").map((part) => part.trim());
  return parts.length === count && parts.every((part) => DECIMAL.test(part) && Number.isFinite(Number(part)))
    ? parts.map(Number)
    : [];
}

/** The query string that asks the same again, always in the same order; starts with `?`, or is empty for everything. */
export function writeParameters({ query, now }: Pick<Asked, "query" | "now">): string {
  const pairs: string[] = [];
  const add = (name: Parameter, value: string | null | undefined) => {
    if (value !== null && value !== undefined && value !== "") {
      pairs.push(new URLSearchParams([[name, value]]).toString().replaceAll("%2C", ","));
    }
  };
  add("q", query.text);
  add("city", query.city);
  for (const name of PARAMETERS) {
    if ((FACETS as readonly string[]).includes(name)) {
      add(name, [...(query.filters[name as keyof Query["filters"]] ?? [])].sort().join(","));
    }
  }
  if (query.openAt !== null) {
    add("open_at", now ? "now" : new Date(query.openAt).toISOString().replace(".000Z", "Z"));
  }
  if (query.near !== null) {
    add("near", `${degrees(query.near.lat)},${degrees(query.near.lon)}`);
    add("radius", query.near.radius === null ? null : degrees(query.near.radius));
  }
  add("bbox", query.box?.map(degrees).join(","));
  add("sort", query.sort === ALL.sort ? null : query.sort);
  add("limit", query.limit === ALL.limit ? null : String(query.limit));
  add("offset", query.offset === 0 ? null : String(query.offset));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** Plain decimal notation with at most six digits, no trailing zeros. */
function degrees(value: number): string {
  const text = value.toFixed(6).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
