import type { Manifest } from "./format";
import { PackTrouble } from "./trouble";

/** What is kept of a pack beside its lines. */
export interface Kept {
  manifest: Manifest;
  /** When it was last found to be the newest, milliseconds. */
  checked: number;
}

/** Packs, maps and saved pages lie in this cache, apart from the shell, so that a new shell never loses them. */
export const KEPT = "kept";

const path = (city: string, language: string): string => `/kept/packs/${city}/${language}`;
const mapPath = (city: string): string => `/kept/maps/${city}`;

async function cache(): Promise<Cache> {
  return caches.open(KEPT);
}

async function put(at: string, response: Response): Promise<void> {
  try {
    await (await cache()).put(at, response);
  } catch (error) {
    throw new PackTrouble("storage", String(error));
  }
}

/** Puts a pack in the place of the one before, in one step: a browser that dies meanwhile has the old one. */
export async function writePack(lines: string | ArrayBuffer, kept: Kept): Promise<void> {
  await put(path(kept.manifest.city, kept.manifest.language), new Response(lines, { headers: { "Content-Type": "application/x-ndjson", "X-Kept": JSON.stringify(kept) } }));
}

/** A pack with its lines in UTF-8. */
export async function readPack(city: string, language: string): Promise<{ lines: ArrayBuffer; kept: Kept } | null> {
  const found = await (await cache()).match(path(city, language));
  return found ? { lines: await found.arrayBuffer(), kept: keptOf(found) } : null;
}

function keptOf(response: Response): Kept {
  return JSON.parse(response.headers.get("X-Kept") ?? "{}") as Kept;
}

/** All packs on this device, by city. */
export async function listPacks(): Promise<Kept[]> {
  if (!("caches" in globalThis) || !(await caches.has(KEPT))) return [];
  const store = await cache();
  const kept: Kept[] = [];
  for (const request of await store.keys()) {
    if (new URL(request.url).pathname.startsWith("/kept/packs/")) {
      const found = await store.match(request);
      if (found) kept.push(keptOf(found));
    }
  }
  return kept.sort((a, b) => a.manifest.city.localeCompare(b.manifest.city));
}

export async function removePack(city: string, language: string): Promise<void> {
  await (await cache()).delete(path(city, language));
}

export async function writeMap(city: string, response: Response): Promise<void> {
  await put(mapPath(city), response);
}

export async function readMap(city: string): Promise<Response | undefined> {
  return (await cache()).match(mapPath(city));
}

export async function removeMap(city: string): Promise<void> {
  await (await cache()).delete(mapPath(city));
}
