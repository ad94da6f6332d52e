/** The search without a network: answers from the lines of a city pack what the server would answer. */
export { Corpus, textOf } from "./corpus.ts";
export { type Facet, FACETS } from "./facets.ts";
export { Lines } from "./lines.ts";
export { type Asked, type Problem, PARAMETERS, readParameters, writeParameters } from "./parameters.ts";
export {
  ALL,
  type FacetCount,
  type Hit,
  type Near,
  type Placed,
  type Query,
  type Relaxed,
  type Result,
  type Sort,
  SORTS,
  type Suggestions,
} from "./query.ts";
export { placesOf, search, suggestFor } from "./search.ts";
