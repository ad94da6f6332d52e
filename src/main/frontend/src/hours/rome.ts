/**
 * The clock on the wall in Italy, whatever zone a device is set to: one hour ahead of UTC, two from the last Sunday of March
 * to that of October, changing at 01:00 UTC. Computed and not asked of the browser, so that a pack means the same on every
 * device.
 */

export const MINUTE = 60_000;
export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A calendar day, counted from 1 January 1970. */
export type EpochDay = number;

export interface DateParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

export function epochDay(year: number, month: number, day: number): EpochDay {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** Reads `2026-11-24`. */
export function parseDay(text: string): EpochDay {
  return epochDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

export function partsOf(day: EpochDay): DateParts {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-11-24` */
export function isoDay(day: EpochDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: EpochDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The instant of the change on the last Sunday of a month of 31 days. */
function change(year: number, month: number): number {
  const last = epochDay(year, month, 31);
  return (last - ((weekday(last) + 1) % 7)) * DAY + HOUR;
}

const changes = new Map<number, [number, number]>();

function changesOf(year: number): [number, number] {
  let known = changes.get(year);
  if (known === undefined) {
    known = [change(year, 3), change(year, 10)];
    changes.set(year, known);
  }
  return known;
}

/** Milliseconds the wall is ahead of UTC. */
export function offsetAt(instant: number): number {
  const [forward, back] = changesOf(new Date(instant).getUTCFullYear());
  return instant >= forward && instant < back ? 2 * HOUR : HOUR;
}

/** The day the calendar on the wall shows. */
export function dayAt(instant: number): EpochDay {
  return Math.floor((instant + offsetAt(instant)) / DAY);
}

/**
 * The instant at which the wall shows a time. One that is skipped is the moment of the change; one that comes twice is the
 * first.
 *
 * @param minutes since midnight
 */
export function instantAt(day: EpochDay, minutes: number): number {
  const wall = day * DAY + minutes * MINUTE;
  const [forward, back] = changesOf(new Date(wall).getUTCFullYear());
  const summer = wall - 2 * HOUR;
  if (summer >= forward) {
    return summer < back ? summer : wall - HOUR;
  }
  const winter = wall - HOUR;
  return winter < forward ? winter : forward;
}
