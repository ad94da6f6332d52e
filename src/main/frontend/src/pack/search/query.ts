import type { Service } from "../format.ts";
import type { Facet } from "./facets.ts";

export type Sort = "relevance" | "distance" | "freshness" | "newest" | "name";
export const SORTS: readonly Sort[] = ["relevance", "distance", "freshness", "newest", "name"];

export interface Near {
  lat: number;
  lon: number;
  /** Metres; null for no bound. */
  radius: number | null;
}

/** What a reader looks for: `search.ServiceQuery` as a plain object, so that it can be sent to a worker. */
export interface Query {
  /** Words as typed, possibly empty. */
  text: string;
  /** Code of a city, null for all the pack. */
  city: string | null;
  /** Chosen values of facets other than `open`. */
  filters: { [facet in Exclude<Facet, "open">]?: string[] };
  /** Only services open at this instant (milliseconds), null for all. */
  openAt: number | null;
  /** West, south, east, north. */
  box: [number, number, number, number] | null;
  near: Near | null;
  sort: Sort;
  offset: number;
  limit: number;
}

export const ALL: Query = {
  text: "",
  city: null,
  filters: {},
  openAt: null,
  box: null,
  near: null,
  sort: "relevance",
  offset: 0,
  limit: 20,
};

export interface Hit {
  service: Service;
  /** From the point asked for; null when there was none or the service is unplaced. */
  metres: number | null;
  /** The word that answered the query when the name does not show it. */
  matched: string | null;
}

/** A service on the map; `around` in metres is 0 where the point is exact. */
export interface Placed extends Pick<Service, "id" | "address" | "name"> {
  lat: number;
  lon: number;
  around: number;
  /** Of the first level, empty without. */
  sector: string;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface Relaxed {
  /** The parameter taken away, as in addresses. */
  without: string;
  query: Query;
  total: number;
}

/** What to try when nothing was found. */
export interface Suggestions {
  spelling: string | null;
  relaxed: Relaxed[];
  /** Codes of related sectors. */
  sectors: string[];
}

/** `search.SearchResult` as a plain object. */
export interface Result {
  total: number;
  /** How many have no point and so are in the list only. */
  unplaced: number;
  /** How many somebody has checked, at whatever time. */
  verified: number;
  hits: Hit[];
  facets: Record<Facet, FacetCount[]>;
  /** Null when something was found. */
  suggestions: Suggestions | null;
}
