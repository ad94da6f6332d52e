import { DAY, type EpochDay, epochDay, partsOf } from "./rome.ts";

/** Month times a hundred and day. */
const FIXED = new Set([101, 106, 425, 501, 602, 815, 1101, 1208, 1225, 1226]);
const SAINT_FRANCIS = 1004;
/** Saint Francis is a holiday again since this year. */
const SAINT_FRANCIS_SINCE = 2026;

/** Month times a hundred and day, for comparing days of a year. */
export type MonthDay = number;

/** Reads `06-24`, and `--06-24` as the schedule vectors write it. */
export function parseMonthDay(text: string): MonthDay {
  const digits = text.replace(/^--/, "");
  return Number(digits.slice(0, 2)) * 100 + Number(digits.slice(3, 5));
}

export function monthDay(day: EpochDay): MonthDay {
  const parts = partsOf(day);
  return parts.month * 100 + parts.day;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return epochDay(year, Math.floor(days / 31), (days % 31) + 1);
}

/** Whether the whole of Italy is on holiday. */
export function isNational(day: EpochDay): boolean {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const inYear = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  if (FIXED.has(inYear) || (inYear === SAINT_FRANCIS && year >= SAINT_FRANCIS_SINCE)) {
    return true;
  }
  const sunday = easter(year);
  return day === sunday || day === sunday + 1;
}
