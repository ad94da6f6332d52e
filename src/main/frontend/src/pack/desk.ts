import { Corpus, placesOf, readParameters, search, suggestFor } from "./search/index.ts";
import type { Answer, Request } from "./protocol.ts";

/**
 * Takes the requests of a page and answers them one after the other. While one is being answered, later ones of its kind
 * pile up as somebody types: of these only the last is answered.
 */
export class Desk {
  private corpus: Corpus | undefined;
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
      const { lines, language } = request;
      const corpus = new Corpus(typeof lines === "string" ? lines : new Uint8Array(lines), language);
      this.corpus = corpus;
      this.later(() => corpus.warm(this.now()));
      return { id, kind: "loaded", services: corpus.size, city: corpus.city.code };
    }
    const { corpus } = this;
    if (corpus === undefined) {
      throw new Error("pack: none is loaded");
    }
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
      case "service":
        return { id, kind: "service", service: corpus.find(request.service) ?? null };
      case "records":
        return { id, kind: "records", records: corpus.records(request.prefix) };
    }
  }
}

/** Loads and look-ups are all answered; of searches and suggestions only the newest counts. */
function replaces(request: Request, other: Request): boolean {
  return request.kind === other.kind && (request.kind === "search" || request.kind === "ask" || request.kind === "places" || request.kind === "suggest");
}
