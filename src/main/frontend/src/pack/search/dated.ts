import type { Service } from "../format.ts";
import { Values } from "./facets.ts";

const NEVER = -1;
const ENDLESS = 0x7fffffff;
const FREE_PLACES = ["free", "waiting", "closed"];

export type Age = "fresh" | "aging" | "old" | "never";

/** How far what is known of a service has faded on a day. @param agesOn the day on which it begins to, negative when nobody looked */
export function ageOn(agesOn: number, oldOn: number, day: number): Age {
  return agesOn < 0 ? "never" : day < agesOn ? "fresh" : day < oldOn ? "aging" : "old";
}

/** What of a service changes with the day: how old what is known has become, what was said of free places, and its end. */
export class Dated {
  private readonly agesOn: Int32Array;
  private readonly oldOn: Int32Array;
  private readonly endsOn: Int32Array;
  private readonly placesUntil: Int32Array;
  private readonly places: Int8Array;
  private known: { day: number; verified?: Values; availability?: Values; live: Uint8Array } | undefined;

  constructor(private readonly size: number) {
    this.agesOn = new Int32Array(size).fill(NEVER);
    this.oldOn = new Int32Array(size).fill(NEVER);
    this.endsOn = new Int32Array(size).fill(ENDLESS);
    this.placesUntil = new Int32Array(size);
    this.places = new Int8Array(size).fill(NEVER);
  }

  set(document: number, service: Service): void {
    if (service.ages !== undefined) {
      [this.agesOn[document], this.oldOn[document]] = service.ages;
    }
    if (service.ends !== undefined) {
      this.endsOn[document] = service.ends;
    }
    if (service.places !== undefined) {
      this.places[document] = FREE_PLACES.indexOf(service.places.kind);
      this.placesUntil[document] = service.places.expires;
    }
  }

  /** The day on which what is known begins to age; negative when nobody looked. */
  agesFrom(document: number): number {
    return this.agesOn[document] as number;
  }

  /** All that count on a day: a project that has ended is not found any more. The same object all day. */
  live(day: number): Uint8Array {
    return this.on(day).live;
  }

  valuesOf(facet: "verified" | "availability", day: number): Values {
    const known = this.on(day);
    return (known[facet] ??= this.make((document) =>
      facet === "verified" ? ageOn(this.agesFrom(document), this.oldOn[document] as number, day) : this.availability(document, day),
    ));
  }

  private on(day: number) {
    if (this.known?.day !== day) {
      this.known = { day, live: Uint8Array.from(this.endsOn, (ends) => (ends < day ? 0 : 1)) };
    }
    return this.known;
  }

  private make(of: (document: number) => string | null): Values {
    const values = new Values(this.size);
    for (let document = 0; document < this.size; document++) {
      const value = of(document);
      values.add(value === null ? [] : [value]);
    }
    return values;
  }

  private availability(document: number, day: number): string | null {
    return day < (this.placesUntil[document] as number) ? (FREE_PLACES[this.places[document] as number] ?? null) : null;
  }
}
