import type { Service } from "./format.ts";
import type { Asked, Query, Result, Suggestions } from "./search/index.ts";

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
  | { kind: "suggest"; query: Query }
  | { kind: "service"; service: string }
);

export type Answer = { id: number } & (
  | { kind: "loaded"; services: number; city: string }
  | { kind: "found"; result: Result }
  | { kind: "asked"; asked: Asked; result: Result }
  | { kind: "suggested"; suggestions: Suggestions }
  | { kind: "service"; service: Service | null }
  /** A later request of the same kind made this one pointless, so it was never looked at. */
  | { kind: "outdated" }
  /** Nothing can be asked before a pack is loaded, and a broken one is refused. */
  | { kind: "failed"; message: string }
);
