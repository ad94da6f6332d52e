import { fetchPack } from "../pack/fetch";
import { KEPT } from "../pack/store";
import { keptCities } from "../page/kept";
import { pinnedKey } from "./pin";
import { canKeep, keepShell } from "./shell";

/** Brings every kept city up to date, quietly: what fails is tried again tomorrow, and said on the page of the app. */
export async function update(store: Storage): Promise<void> {
  if (!canKeep()) return;
  const key = await pinnedKey().catch(() => null);
  if (key === null) return;
  for (const [city, language] of keptCities(store)) {
    if (city && language) await fetchPack(city, language, key).catch(() => undefined);
  }
  await navigator.serviceWorker.getRegistration("/").then((registration) => registration?.update());
}

/** One copy of a page, whatever was asked of it: there is one collection. */
const pageAt = (href: string): string => `/kept/pages${href.split("?")[0]}`;

/** Keeps a copy of a page that says nothing of the hour, with its pictures, style and scripts, to be read without a network. */
export async function keepPage(href: string): Promise<void> {
  if (!canKeep()) return;
  const language = href.split("/")[1] ?? "it";
  const answer = await fetch(href, { credentials: "omit" });
  if (!answer.ok) return;
  const cache = await caches.open(KEPT);
  const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
  const named = [...page.querySelectorAll("main img[src], head script[src], head link[rel=stylesheet]")].map((one) => one.getAttribute("src") ?? one.getAttribute("href") ?? "");
  // Scripts bring others along, which only the browser that ran them knows.
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name)).filter((url) => url.origin === location.origin && /^\/assets\/.+\.m?js$/.test(url.pathname)).map((url) => url.pathname);
  await cache.put(pageAt(href), answer);
  await Promise.all([...new Set([...named, ...loaded])].filter((src) => src.startsWith("/")).map((src) => cache.add(src).catch(() => undefined)));
  await keepShell(language);
}

export async function dropPage(href: string): Promise<void> {
  if (canKeep()) await (await caches.open(KEPT)).delete(pageAt(href));
}
