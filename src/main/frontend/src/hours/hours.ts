import type { DatedException, Schedule, Text } from "../pack/format.ts";
import { type MonthDay, parseMonthDay } from "./holidays.ts";
import { type EpochDay, parseDay } from "./rome.ts";

/** One opening: minutes since midnight of the day it begins on; may end on the next. */
export interface Opening {
  opens: number;
  /** More than a day's minutes where it ends on the next day. */
  closes: number;
}

export interface WeeklySlot extends Opening {
  /** 0 for Monday. */
  day: number;
  season: { from: MonthDay; to: MonthDay } | null;
}

export interface Exception {
  from: EpochDay;
  to: EpochDay;
  openings: Opening[];
  note: Text | undefined;
}

/** A schedule with its times read, for asking it often. */
export interface Hours {
  kind: Schedule["kind"];
  holidays: Schedule["holidays"];
  slots: WeeklySlot[];
  exceptions: Exception[];
}

const DAY_MINUTES = 24 * 60;
const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function opening(written: { opens: string; closes: string }): Opening {
  const opens = minutes(written.opens);
  const closes = minutes(written.closes);
  return { opens, closes: closes > opens ? closes : closes + DAY_MINUTES };
}

function season(written: unknown): WeeklySlot["season"] {
  const { from, to } = (written ?? {}) as { from?: string; to?: string };
  return from === undefined || to === undefined ? null : { from: parseMonthDay(from), to: parseMonthDay(to) };
}

function exception(written: DatedException): Exception {
  const { from, to, openings, note } = written as {
    from: string;
    to: string;
    openings?: { opens: string; closes: string }[];
    note?: Text;
  };
  return { from: parseDay(from), to: parseDay(to), openings: (openings ?? []).map(opening), note };
}

/** Reads a schedule as packs and the schedule vectors write it. */
export function readHours(written: Schedule): Hours {
  return {
    kind: written.kind,
    holidays: written.holidays,
    slots: (written.slots ?? []).map((slot) => ({
      ...opening(slot),
      day: DAYS.indexOf(slot.day),
      season: season(slot.season),
    })),
    exceptions: (written.exceptions ?? []).map(exception),
  };
}
