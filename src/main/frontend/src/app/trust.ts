import { dayAt } from "../hours/index.ts";
import type { Service } from "../pack/format";
import { type Age, ageOn } from "../pack/search/dated.ts";
import type { App } from "./app";

/** How far what is known of a service has faded today. */
export function ageOf(service: Service, now: number): Age {
  const [agesOn, oldOn] = service.ages ?? [-1, -1];
  return ageOn(agesOn, oldOn, dayAt(now));
}

/** One sentence on the whole record, as `freshness.FreshnessWords` says it. */
export function trustWords(app: App, service: Service, now: number): string {
  const { words } = app;
  const advice = words.get(service.phones.length > 0 ? "freshness.call-first" : "freshness.ask-first");
  const last = service.last;
  if (!last) return words.get("freshness.never", { advice });
  const on = new Date(`${last.on}T12:00:00Z`);
  const checked = words.get("freshness.checked", { number: on.getUTCMonth() + 1, month: app.formats.month(on), how: words.get(`freshness.how.${last.method}`) });
  switch (ageOf(service, now)) {
    case "fresh":
      return checked;
    case "aging":
      return words.get("freshness.aging", { checked });
    default: {
      const today = new Date(now);
      const whole = (today.getFullYear() - on.getUTCFullYear()) * 12 + today.getMonth() - on.getUTCMonth();
      const months = today.getDate() < on.getUTCDate() ? whole - 1 : whole;
      return months < 24 ? words.get("freshness.old", { months, advice }) : words.get("freshness.very-old", { years: Math.floor(months / 12), advice });
    }
  }
}

/** What was said of free places while it holds; null otherwise. */
export function placesWords(app: App, service: Service, now: number): string | null {
  const { words, formats } = app;
  const said = service.places;
  if (!said || dayAt(now) >= said.expires) return null;
  const places =
    said.kind === "free"
      ? words.get("availability.free")
      : said.kind === "waiting"
        ? words.get("availability.waiting", { weeks: said.weeks ?? 1 })
        : words.get("availability.closed", { day: formats.date(new Date(`${said.until ?? said.said}T12:00:00Z`)) });
  const days = Math.max(0, dayAt(now) - Math.floor(Date.parse(`${said.said}T12:00:00Z`) / 86_400_000));
  return words.get("availability.badge", { places, said: words.get("availability.said", { days }) });
}
