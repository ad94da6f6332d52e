import { localeOf } from "../page/language";

const ZONE = "Europe/Rome";

/** How days, times, distances, sizes and languages are written for readers of one language; times are those of Europe/Rome. */
export class Formats {
  private readonly locale: string;
  private readonly clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
  private readonly names: Intl.DisplayNames;

  constructor(language: string) {
    this.locale = localeOf(language);
    this.names = new Intl.DisplayNames([language], { type: "language" });
  }

  /** `17:00` */
  time(instant: Date): string {
    return this.clock.format(instant);
  }

  /** With the day of the week and the year. */
  date(day: Date): string {
    return this.days({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(day);
  }

  dayAndMonth(day: Date): string {
    return this.days({ weekday: "long", day: "numeric", month: "long" }).format(day);
  }

  weekday(day: Date): string {
    return this.days({ weekday: "long" }).format(day);
  }

  month(day: Date): string {
    return this.days({ month: "long", year: "numeric" }).format(day);
  }

  /** A moment of today or of another day, as one says it. */
  moment(instant: Date): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: "long", timeStyle: "short", timeZone: ZONE }).format(instant);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  /** Rounded to what a walker needs: `250 m`, `1,2 km`, `14 km`. */
  distance(metres: number): string {
    if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
    return `${new Intl.NumberFormat(this.locale, { maximumFractionDigits: metres < 9950 ? 1 : 0 }).format(metres / 1000)} km`;
  }

  /** `412 kB`, `1,3 MB`; number and unit stay together among words that run from right to left. */
  bytes(size: number): string {
    const large = size >= 1_000_000;
    return `\u2066${new Intl.NumberFormat(this.locale, { maximumFractionDigits: large ? 1 : 0 }).format(large ? size / 1_000_000 : Math.max(1, size / 1_000))} ${large ? "MB" : "kB"}\u2069`;
  }

  languageName(code: string): string {
    try {
      return this.names.of(code) ?? code;
    } catch {
      return code;
    }
  }

  private days(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.locale, { ...options, timeZone: ZONE });
  }
}
