import { Corpus, Lines, placesOf, readParameters, search, suggestFor } from "./search/index.ts";
import type { Answer, Request } from "./protocol.ts";

/**
 * Takes the requests of a page and answers them one after the other. While one is being answered, later ones of its kind
 * pile up as somebody types: of these only the last is answered. What the search needs is made when something is searched: a
 * page that shows one service does not wait for it.
 */
export class Desk {
  private pack: { lines: Lines; language: string } | undefined;
  private made: Corpus | undefined;
  private waiting: Request[] = [];
  private comesBack = false;

  /**
   * @param later runs a step when all messages that have come are taken in
   */
  constructor(
    private readonly answer: (answer: Answer) => void,
    private readonly later: (step: () => void) => void,
    private readonly now: () => number = Date.now,
  ) {}

  take(request: Request): void {
    const outdated = this.waiting.filter((other) => replaces(request, other));
    this.waiting = [...this.waiting.filter((other) => !outdated.includes(other)), request];
    outdated.forEach(({ id }) => this.answer({ id, kind: "outdated" }));
    this.comeBack();
  }

  private comeBack(): void {
    if (!this.comesBack && this.waiting.length > 0) {
      this.comesBack = true;
      this.later(() => this.next());
    }
  }

  private next(): void {
    this.comesBack = false;
    const request = this.waiting.shift();
    if (request === undefined) {
      return;
    }
    try {
      this.answer(this.handle(request));
    } catch (error) {
      this.answer({ id: request.id, kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
    this.comeBack();
  }

  private handle(request: Request): Answer {
    const { id } = request;
    if (request.kind === "load") {
      const lines = new Lines(typeof request.lines === "string" ? request.lines : new Uint8Array(request.lines));
      this.pack = { lines, language: request.language };
      this.made = undefined;
      return { id, kind: "loaded", services: lines.size, city: lines.city.code };
    }
    const { pack } = this;
    if (pack === undefined) {
      throw new Error("pack: none is loaded");
    }
    if (request.kind === "service") {
      return { id, kind: "service", service: pack.lines.find(request.service) ?? null };
    }
    if (request.kind === "records") {
      return { id, kind: "records", records: pack.lines.records(request.prefix) };
    }
    const corpus = (this.made ??= new Corpus(pack.lines, pack.language));
    switch (request.kind) {
      case "search":
        return { id, kind: "found", result: search(corpus, request.query, this.now()) };
      case "ask": {
        const asked = readParameters(new URLSearchParams(request.parameters), corpus, this.now());
        return { id, kind: "asked", asked, result: search(corpus, asked.query, this.now()) };
      }
      case "places": {
        const { query } = readParameters(new URLSearchParams(request.parameters), corpus, this.now());
        return { id, kind: "places", places: placesOf(corpus, query, this.now()) };
      }
      case "suggest":
        return { id, kind: "suggested", suggestions: suggestFor(corpus, request.query, this.now()) };
    }
  }
}

/** Loads and look-ups are all answered; of searches and suggestions only the newest counts. */
function replaces(request: Request, other: Request): boolean {
  return request.kind === other.kind && (request.kind === "search" || request.kind === "ask" || request.kind === "places" || request.kind === "suggest");
}
