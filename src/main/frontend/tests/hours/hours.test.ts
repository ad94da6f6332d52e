import { describe, expect, it } from "vitest";
import { dayAt, isNational, isoDay, offsetAt, parseDay, parseMonthDay, readHours, stateAt, isOpenAt, week } from "../../src/hours/index.ts";
import type { Schedule } from "../../src/pack/format.ts";
import holidays from "../../../../test/resources/golden/holidays.json";
import vectors from "../../../../test/resources/schedule-vectors.json";

interface Vectors {
  schedules: Record<string, Schedule>;
  cases: { name: string; schedule: string; city?: string; at: string; kind: string; until?: string; opensAt?: string }[];
}

const PATRONS: Record<string, string> = {
  torino: "06-24",
  milano: "12-07",
  venezia: "11-21",
  napoli: "09-19",
  bari: "12-06",
};

function instant(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}

describe("schedule vectors", () => {
  const { schedules, cases } = vectors as unknown as Vectors;
  it.each(cases)("$name", (each) => {
    const written = schedules[each.schedule];
    expect(written, each.schedule).toBeDefined();
    const hours = readHours(written!);
    const patron = each.city === undefined ? null : parseMonthDay(PATRONS[each.city]!);
    const at = Date.parse(each.at);
    expect(stateAt(hours, patron, at)).toEqual({
      kind: each.kind,
      until: instant(each.until),
      opensAt: instant(each.opensAt),
    });
    expect(isOpenAt(hours, patron, at)).toBe(each.kind === "OPEN");
  });
});

describe("a week", () => {
  it("has its holidays and exceptions", () => {
    const day = (name: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY", opens: string, closes: string) => ({
      day: name,
      opens,
      closes,
    });
    const hours = readHours({
      kind: "WEEKLY",
      slots: [
        day("MONDAY", "14:00", "17:00"),
        day("MONDAY", "09:00", "12:00"),
        day("TUESDAY", "09:00", "12:00"),
        day("WEDNESDAY", "09:00", "12:00"),
        day("THURSDAY", "09:00", "12:00"),
      ],
      holidays: "CLOSED",
      exceptions: [
        { from: "2026-12-09", to: "2026-12-09", openings: [{ opens: "15:00", closes: "16:00" }], note: "Assemblea" },
      ],
    });
    const days = week(hours, parseMonthDay("12-07"), parseDay("2026-12-07"));
    expect(days.map((each) => `${isoDay(each.date)} ${each.because} ${each.kind} ${each.openings.length}`)).toEqual([
      "2026-12-07 PATRON_DAY CLOSED 0",
      "2026-12-08 NATIONAL_HOLIDAY CLOSED 0",
      "2026-12-09 EXCEPTION OPEN 1",
      "2026-12-10 WEEKLY OPEN 1",
      "2026-12-11 WEEKLY CLOSED 0",
      "2026-12-12 WEEKLY CLOSED 0",
      "2026-12-13 WEEKLY CLOSED 0",
    ]);
    expect(days[2]?.note).toBe("Assemblea");
    expect(week(hours, null, parseDay("2026-12-07"))[0]?.openings).toEqual([
      { opens: 540, closes: 720 },
      { opens: 840, closes: 1020 },
    ]);
  });
});

describe("national holidays", () => {
  const byYear = holidays as Record<string, string[]>;
  it.each(Object.keys(byYear))("of %s", (year) => {
    const found: string[] = [];
    for (let day = parseDay(`${year}-01-01`); day <= parseDay(`${year}-12-31`); day++) {
      if (isNational(day)) {
        found.push(isoDay(day).slice(5));
      }
    }
    expect(found).toEqual(byYear[year]);
  });
});

describe("the clock of Rome", () => {
  it("changes at 01:00 UTC and not before", () => {
    const forward = Date.parse("2026-03-29T01:00:00Z");
    const back = Date.parse("2026-10-25T01:00:00Z");
    expect([forward - 1, forward, back - 1, back].map((instant) => offsetAt(instant) / 3_600_000)).toEqual([1, 2, 2, 1]);
  });

  it("shows a day that begins before that of UTC", () => {
    expect(isoDay(dayAt(Date.parse("2026-06-30T21:59:59Z")))).toBe("2026-06-30");
    expect(isoDay(dayAt(Date.parse("2026-06-30T22:00:00Z")))).toBe("2026-07-01");
    expect(isoDay(dayAt(Date.parse("2026-12-31T23:00:00Z")))).toBe("2027-01-01");
  });
});
