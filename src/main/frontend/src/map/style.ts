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
  return resolved((await answer.json()) as StyleSpecification, answer.url || window.location.href);
}

/**
 * The style with whole addresses: tiles are fetched by a worker, which knows no page to be relative to, and a style of
 * the operator's own, to which the server sends the browser on, is relative to where it lies.
 */
export function resolved(style: StyleSpecification, base: string): StyleSpecification {
  const at = (address: string) => (/^[a-z-]+:/i.test(address) ? address : braced(new URL(address, base).href));
  for (const source of Object.values(style.sources)) {
    if ("tiles" in source && source.tiles) source.tiles = source.tiles.map(at);
    if ("url" in source && typeof source.url === "string") source.url = at(source.url);
  }
  if (style.glyphs) style.glyphs = at(style.glyphs);
  if (typeof style.sprite === "string") style.sprite = at(style.sprite);
  else style.sprite?.forEach((sprite) => (sprite.url = at(sprite.url)));
  return style;
}

/** An address as a template again: `{z}` and the like are escaped by the parser of addresses. */
function braced(address: string): string {
  return address.replaceAll("%7B", "{").replaceAll("%7D", "}");
}

/** Tiles are fetched by a worker, which knows no page to be relative to. */
export function absolute(address: string): string {
  return address.startsWith("/") ? window.location.origin + address : address;
}
