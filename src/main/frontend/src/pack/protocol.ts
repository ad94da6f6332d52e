import type { Line, Service } from "./format.ts";
import type { Asked, Placed, Query, Result, Suggestions } from "./search/index.ts";

/** What a page asks the worker of packs. Every request is answered once, with its own `id`. */
export type Request = { id: number } & (
  | {
      kind: "load";
      /** The text of a pack, or its UTF-8 bytes, which are best handed over and not copied. */
      lines: string | ArrayBuffer;
      /** BCP 47, of the pack. */
      language: string;
    }
  | { kind: "search"; query: Query }
  /** As `search`, with the query string of an address. */
  | { kind: "ask"; parameters: string }
  /** All places of what `ask` finds. */
  | { kind: "places"; parameters: string }
  | { kind: "suggest"; query: Query }
  | { kind: "service"; service: string }
  /** Records other than services, by the beginning of their keys. */
  | { kind: "records"; prefix: string }
);

export type Answer = { id: number } & (
  | { kind: "loaded"; services: number; city: string }
  | { kind: "found"; result: Result }
  | { kind: "asked"; asked: Asked; result: Result }
  | { kind: "places"; places: Placed[] }
  | { kind: "suggested"; suggestions: Suggestions }
  | { kind: "service"; service: Service | null }
  | { kind: "records"; records: Exclude<Line, Service>[] }
  /** A later request of the same kind made this one pointless, so it was never looked at. */
  | { kind: "outdated" }
  /** Nothing can be asked before a pack is loaded, and a broken one is refused. */
  | { kind: "failed"; message: string }
);
