import type { Text } from "../pack/format.ts";
import { isNational, type MonthDay, monthDay } from "./holidays.ts";
import type { Exception, Hours, Opening, WeeklySlot } from "./hours.ts";
import { DAY, dayAt, type EpochDay, instantAt, weekday } from "./rome.ts";

export type Kind = "OPEN" | "CLOSED" | "BY_APPOINTMENT" | "UNKNOWN";

export interface OpenState {
  kind: Kind;
  /** When open: milliseconds of the closing instant, null for round the clock. */
  until: number | null;
  /** When closed: the next opening within 14 days, null if none is known. */
  opensAt: number | null;
}

export interface DayHours {
  date: EpochDay;
  kind: Kind;
  /** In the order of the day. */
  openings: Opening[];
  because: "WEEKLY" | "NATIONAL_HOLIDAY" | "PATRON_DAY" | "EXCEPTION";
  note: Text | undefined;
}

const HORIZON_DAYS = 14;
const WHOLE_DAY: Opening[] = [{ opens: 0, closes: 24 * 60 }];
const NONE: Opening[] = [];

interface Calendar {
  inYear: MonthDay;
  weekday: number;
  national: boolean;
}

const calendar = new Map<EpochDay, Calendar>();

function on(day: EpochDay): Calendar {
  let known = calendar.get(day);
  if (known === undefined) {
    known = { inYear: monthDay(day), weekday: weekday(day), national: isNational(day) };
    calendar.set(day, known);
  }
  return known;
}

function isHoliday(patron: MonthDay | null, day: EpochDay): boolean {
  return on(day).national || on(day).inYear === patron;
}

function exceptionOn(hours: Hours, day: EpochDay): Exception | undefined {
  return hours.exceptions.find((exception) => day >= exception.from && day <= exception.to);
}

function holdsOn(slot: WeeklySlot, day: EpochDay): boolean {
  if (slot.day !== on(day).weekday) {
    return false;
  }
  if (slot.season === null) {
    return true;
  }
  const { from, to } = slot.season;
  const { inYear } = on(day);
  return from > to ? inYear >= from || inYear <= to : inYear >= from && inYear <= to;
}

/** The hours that begin on a day; none where closed or not known. */
function openings(hours: Hours, patron: MonthDay | null, day: EpochDay): Opening[] {
  const exception = hours.exceptions.length > 0 ? exceptionOn(hours, day) : undefined;
  if (exception !== undefined) {
    return exception.openings;
  }
  switch (hours.kind) {
    case "UNKNOWN":
    case "BY_APPOINTMENT":
      return NONE;
    case "ALWAYS":
      return hours.holidays === "CLOSED" && isHoliday(patron, day) ? NONE : WHOLE_DAY;
    case "WEEKLY":
      return hours.holidays !== "AS_USUAL" && isHoliday(patron, day)
        ? NONE
        : hours.slots.filter((slot) => holdsOn(slot, day));
  }
}

function kindOf(hours: Hours, patron: MonthDay | null, day: EpochDay): Kind {
  if (exceptionOn(hours, day) === undefined) {
    const holiday = hours.holidays !== "AS_USUAL" && isHoliday(patron, day);
    if (hours.kind === "UNKNOWN") {
      return "UNKNOWN";
    }
    if (hours.kind === "BY_APPOINTMENT" && !(holiday && hours.holidays === "CLOSED")) {
      return "BY_APPOINTMENT";
    }
    if (hours.kind === "WEEKLY" && holiday && hours.holidays === "UNKNOWN") {
      return "UNKNOWN";
    }
  }
  return openings(hours, patron, day).length === 0 ? "CLOSED" : "OPEN";
}

/** The closing time of the opening of `day` that holds the instant; null when none does. */
function closing(hours: Hours, patron: MonthDay | null, day: EpochDay, instant: number): number | null {
  for (const opening of openings(hours, patron, day)) {
    if (instant >= instantAt(day, opening.opens)) {
      const closes = instantAt(day, opening.closes);
      if (instant < closes) {
        return closes;
      }
    }
  }
  return null;
}

/** Follows openings that join without a gap; null when they do so beyond the horizon. */
function lastClosing(hours: Hours, patron: MonthDay | null, closes: number, today: EpochDay): number | null {
  let until = closes;
  let day = dayAt(closes);
  while (day <= today + HORIZON_DAYS) {
    const next = closing(hours, patron, day, until);
    if (next === null) {
      return until;
    }
    until = next;
    day = dayAt(next);
  }
  return null;
}

function nextOpening(hours: Hours, patron: MonthDay | null, today: EpochDay, instant: number): number | null {
  const horizon = instant + HORIZON_DAYS * DAY;
  for (let day = today; day <= today + HORIZON_DAYS; day++) {
    let earliest: number | null = null;
    for (const opening of openings(hours, patron, day)) {
      const opens = instantAt(day, opening.opens);
      const real = opens < instantAt(day, opening.closes);
      if (real && opens > instant && opens <= horizon && (earliest === null || opens < earliest)) {
        earliest = opens;
      }
    }
    if (earliest !== null) {
      return earliest;
    }
  }
  return null;
}

/**
 * Open, closed or unknown at an instant, with the times that follow: what the server's evaluator answers
 * (`hours.OpeningHours`), held to the same vectors. Hours belong to the day they begin on.
 *
 * @param patron the day of the patron saint of the city, null without
 */
export function stateAt(hours: Hours, patron: MonthDay | null, instant: number): OpenState {
  const today = dayAt(instant);
  const until = closing(hours, patron, today - 1, instant) ?? closing(hours, patron, today, instant);
  if (until !== null) {
    return { kind: "OPEN", until: lastClosing(hours, patron, until, today), opensAt: null };
  }
  const kind = kindOf(hours, patron, today);
  return kind === "UNKNOWN" || kind === "BY_APPOINTMENT"
    ? { kind, until: null, opensAt: null }
    : { kind: "CLOSED", until: null, opensAt: nextOpening(hours, patron, today, instant) };
}

/** As [stateAt] without the times: for counting and filtering many services. */
export function isOpenAt(hours: Hours, patron: MonthDay | null, instant: number): boolean {
  if (hours.exceptions.length === 0) {
    if (hours.kind === "UNKNOWN" || hours.kind === "BY_APPOINTMENT") {
      return false;
    }
    if (hours.kind === "ALWAYS" && hours.holidays !== "CLOSED") {
      return true;
    }
  }
  const today = dayAt(instant);
  return closing(hours, patron, today - 1, instant) !== null || closing(hours, patron, today, instant) !== null;
}

/** The hours of the seven days that begin with `first`. */
export function week(hours: Hours, patron: MonthDay | null, first: EpochDay): DayHours[] {
  return Array.from({ length: 7 }, (_, i) => {
    const date = first + i;
    const exception = exceptionOn(hours, date);
    return {
      date,
      kind: kindOf(hours, patron, date),
      openings: openings(hours, patron, date)
        .map(({ opens, closes }) => ({ opens, closes }))
        .sort((a, b) => a.opens - b.opens),
      because: exception
        ? "EXCEPTION"
        : on(date).national
          ? "NATIONAL_HOLIDAY"
          : on(date).inYear === patron
            ? "PATRON_DAY"
            : "WEEKLY",
      note: exception?.note,
    };
  });
}
