// What the server tells the map in the reader's language: words, sectors, cities.
import { Words } from "../text/words.ts";
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

const read = new WeakMap<MapSettings, Words>();

/** The words of a key with values put in, in the reader's language; nothing where the server said none. */
export function text(settings: MapSettings, key: string, values: Record<string, string | number> = {}): string {
  let words = read.get(settings);
  if (!words) read.set(settings, (words = new Words(settings.texts, settings.language)));
  return words.has(key) ? words.get(key, values) : "";
}
