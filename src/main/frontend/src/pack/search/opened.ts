import { type Hours, isOpenAt, type MonthDay, readHours } from "../../hours/index.ts";
import type { Schedule } from "../format.ts";

const MINUTE = 60_000;

/** Which services are open in a minute. Each distinct schedule is read and asked once. */
export class Opened {
  private readonly distinct = new Map<string, number>();
  private readonly hours: Hours[] = [];
  private readonly ofDocument: Uint32Array;
  private known: { minute: number; documents: Uint8Array } | undefined;

  constructor(
    size: number,
    private readonly patron: MonthDay | null,
  ) {
    this.ofDocument = new Uint32Array(size);
  }

  set(document: number, { kind, slots, holidays, exceptions }: Schedule): void {
    const key = keyOf(kind, slots, holidays, exceptions);
    let number = this.distinct.get(key);
    if (number === undefined) {
      number = this.hours.length;
      this.distinct.set(key, number);
      this.hours.push(readHours({ kind, slots, holidays, exceptions }));
    }
    this.ofDocument[document] = number;
  }

  /** @param minute counted from 1970 */
  at(minute: number): Uint8Array {
    if (this.known?.minute !== minute) {
      const open = this.hours.map((hours) => (isOpenAt(hours, this.patron, minute * MINUTE) ? 1 : 0));
      this.known = { minute, documents: Uint8Array.from(this.ofDocument, (number) => open[number] as number) };
    }
    return this.known.documents;
  }
}

/** The same for equal hours. Written by hand where nothing is rare, which is a third of the time of JSON. */
function keyOf(kind: string, slots: Schedule["slots"], holidays: string, exceptions: Schedule["exceptions"]): string {
  if (exceptions.length > 0 || slots.some(({ season }) => season !== undefined)) {
    return JSON.stringify([kind, slots, holidays, exceptions]);
  }
  let key = `${kind} ${holidays}`;
  for (const { day, opens, closes } of slots) {
    key += `${day}${opens}${closes}`;
  }
  return key;
}
