import { fetchPack } from "../pack/fetch";
import { KEPT } from "../pack/store";
import { keptCities } from "../page/kept";
import { pinnedKey } from "./pin";
import { sendWaiting } from "./queue";
import { canKeep, keepShell } from "./shell";

/** Sends what waits, and says so at the top of the page when something arrived. */
export async function sendAndSay(page: Document, store: Storage): Promise<void> {
  const sent = await sendWaiting(store);
  const said = page.querySelector<HTMLElement>("[data-sent]");
  if (sent > 0 && said) said.hidden = false;
}

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

const pageAt = (href: string): string => `/kept/pages${href}`;

/** Keeps a copy of a page that says nothing of the hour, with its pictures, to be read without a network. */
export async function keepPage(href: string): Promise<void> {
  if (!canKeep()) return;
  const language = href.split("/")[1] ?? "it";
  const answer = await fetch(href, { credentials: "omit" });
  if (!answer.ok) return;
  const cache = await caches.open(KEPT);
  const pictures = [...new DOMParser().parseFromString(await answer.clone().text(), "text/html").querySelectorAll("main img[src]")].map((picture) => picture.getAttribute("src") ?? "");
  await cache.put(pageAt(href), answer);
  await Promise.all(pictures.filter((src) => src.startsWith("/")).map((src) => cache.add(src).catch(() => undefined)));
  await keepShell(language);
}

export async function dropPage(href: string): Promise<void> {
  if (canKeep()) await (await caches.open(KEPT)).delete(pageAt(href));
}
