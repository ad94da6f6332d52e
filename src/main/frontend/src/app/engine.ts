import type { Service } from "../pack/format";

/** What the search in the browser answers; as `GET /api/v1/services` in its meaning. */
export interface Answer {
  total: number;
  unplaced: number;
  offset: number;
  limit: number;
  hits: { service: Service; metres: number | null; matched: string | null }[];
  facets: Record<string, { value: string; count: number }[]>;
  suggestions: { spelling: string | null; relaxed: { without: string; total: number }[]; sectors: string[] } | null;
}
