import { widened } from "./tokens.ts";

/** The properties results can be narrowed by and counted on, by their names in addresses. */
export const FACETS = [
  "sector",
  "target",
  "language",
  "access",
  "area",
  "verified",
  "availability",
  "practice",
  "open",
] as const;
export type Facet = (typeof FACETS)[number];

/** The values of one facet by service, given one service after the other. */
export class Values {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly starts: Int32Array;
  private values = new Int32Array(1 << 10);
  private added = 0;

  constructor(size: number) {
    this.starts = new Int32Array(size + 1);
  }

  /** The values of the next service; one that comes twice counts once. */
  add(names: readonly string[]): void {
    const from = this.starts[this.added] as number;
    let end = from;
    for (const name of names) {
      const number = this.numberOf(name);
      if (end === this.values.length) {
        this.values = widened(this.values);
      }
      if (!this.stands(number, from, end)) {
        this.values[end++] = number;
      }
    }
    this.starts[++this.added] = end;
  }

  private stands(number: number, from: number, end: number): boolean {
    for (let i = from; i < end; i++) {
      if (this.values[i] === number) {
        return true;
      }
    }
    return false;
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.numbers.set(name, number);
    }
    return number;
  }

  /** How many of some services carry each value, by the number of its name. */
  count(documents: Uint8Array): Int32Array {
    const counts = new Int32Array(this.names.length);
    for (let document = 0; document < documents.length; document++) {
      if (documents[document] === 1) {
        for (let i = this.starts[document] as number; i < (this.starts[document + 1] as number); i++) {
          const value = this.values[i] as number;
          counts[value] = (counts[value] as number) + 1;
        }
      }
    }
    return counts;
  }

  /** The services that carry one of these values. */
  union(names: Iterable<string>): Uint8Array {
    const wanted = new Set<number>();
    for (const name of names) {
      const number = this.numbers.get(name);
      if (number !== undefined) {
        wanted.add(number);
      }
    }
    const found = new Uint8Array(this.starts.length - 1);
    if (wanted.size > 0) {
      for (let document = 0; document < found.length; document++) {
        for (let i = this.starts[document] as number; i < (this.starts[document + 1] as number); i++) {
          if (wanted.has(this.values[i] as number)) {
            found[document] = 1;
          }
        }
      }
    }
    return found;
  }

  forEachOf(name: string, each: (document: number) => void): void {
    const number = this.numbers.get(name);
    if (number !== undefined) {
      for (let document = 0; document < this.starts.length - 1; document++) {
        for (let i = this.starts[document] as number; i < (this.starts[document + 1] as number); i++) {
          if (this.values[i] === number) {
            each(document);
          }
        }
      }
    }
  }
}
