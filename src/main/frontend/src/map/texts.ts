// What the server tells the map in the reader's language: words, sectors, cities.
import { localeOf } from "../page/language";
import type { Bounds } from "./state.ts";

export interface Sector {
  name: string;
  colour: string;
  icon: string;
}

export interface MapSettings {
  language: string;
  texts: Record<string, string>;
  /** By the code of a sector on either level; the second level has the colour and pictogram of its parent. */
  sectors: Record<string, Sector>;
  cities: Record<string, Bounds>;
  /** An SVG file with one symbol per pictogram. */
  sprite: string;
}

/** The words of a key with `{name}` replaced; for a `count` the key's form (`one`, `other`, ...) in the reader's language. */
export function text(settings: MapSettings, key: string, values: Record<string, string | number> = {}): string {
  const numbers = new Intl.NumberFormat(localeOf(settings.language));
  const count = values["count"];
  const form = typeof count === "number" ? new Intl.PluralRules(settings.language).select(count) : "";
  const pattern = settings.texts[`${key}.${form}`] ?? settings.texts[`${key}.other`] ?? settings.texts[key] ?? "";
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
  });
}
