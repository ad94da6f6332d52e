// The style of a map: the base map as the server gives it, in the reader's language and in light or dark.
import type { StyleSpecification } from "maplibre-gl";

const DARK = "(prefers-color-scheme: dark)";

export function isDark(): boolean {
  return window.matchMedia(DARK).matches;
}

export function onThemeChange(listener: () => void): void {
  window.matchMedia(DARK).addEventListener("change", listener);
}

export async function baseStyle(language: string, dark: boolean): Promise<StyleSpecification> {
  const answer = await fetch(`/basemap/style.json?lang=${language}&theme=${dark ? "dark" : "light"}`);
  if (!answer.ok) throw new Error(`The base map answers ${answer.status}.`);
  const style = (await answer.json()) as StyleSpecification;
  for (const source of Object.values(style.sources)) {
    if ("tiles" in source && source.tiles) source.tiles = source.tiles.map(absolute);
  }
  return style;
}

/** Tiles are fetched by a worker, which knows no page to be relative to. */
export function absolute(address: string): string {
  return address.startsWith("/") ? window.location.origin + address : address;
}
