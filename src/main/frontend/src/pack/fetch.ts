import { applyDelta } from "./delta";
import type { Delta, Manifest, Signed } from "./format";
import { type Kept, readPack, writePack } from "./store";
import { PackTrouble } from "./trouble";
import { hashOf, readManifest } from "./verify";

/** How much has come of how much, in bytes of the lines. */
export type Progress = (done: number, all: number) => void;

export interface Fetched {
  kept: Kept;
  /** `same`: nothing newer; `delta`: only what changed came; `whole` */
  how: "same" | "delta" | "whole";
}

/** @param cache `no-cache` for what may have changed a moment ago */
async function ask(address: string, cache: RequestCache = "default"): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "omit", cache });
  } catch {
    throw new PackTrouble("offline");
  }
  if (response.ok) return response;
  throw new PackTrouble(response.status === 404 ? "unknown" : "server", String(response.status));
}

async function askJson<T>(address: string, cache?: RequestCache): Promise<T> {
  const response = await ask(address, cache);
  try {
    return (await response.json()) as T;
  } catch {
    throw new PackTrouble("damaged");
  }
}

/**
 * Brings the pack of a city up to date, or fetches it. Nothing takes the place of the pack that is there before its hash has been
 * found to be the signed one.
 *
 * @param key the pinned key, Base64
 * @throws PackTrouble
 */
export async function fetchPack(city: string, language: string, key: string, progress: Progress = () => {}): Promise<Fetched> {
  const manifest = await readManifest(await askJson<Signed>(`/packs/${city}/${language}`, "no-cache"), key, city, language, Date.now());
  const old = await readPack(city, language);
  if (old && Date.parse(manifest.made) < Date.parse(old.kept.manifest.made)) throw new PackTrouble("older");
  const kept: Kept = { manifest, checked: Date.now() };
  if (old && old.kept.manifest.hash === manifest.hash) {
    await writePack(old.lines, kept);
    return { kept, how: "same" };
  }
  if (old) {
    const changed = await changedLines(city, language, manifest, old.kept.manifest.hash, new TextDecoder().decode(old.lines));
    if (changed !== null) {
      await writePack(changed, kept);
      return { kept, how: "delta" };
    }
  }
  const lines = await readAll(await ask(`/packs/${city}/${language}/${manifest.hash}`), manifest.bytes, progress);
  if ((await hashOf(lines)) !== manifest.hash) throw new PackTrouble("damaged");
  await writePack(lines, kept);
  return { kept, how: "whole" };
}

/** The lines after a delta; null where there is none from so old a pack, or what is here was damaged: then the whole pack is fetched. */
async function changedLines(city: string, language: string, manifest: Manifest, from: string, lines: string): Promise<string | null> {
  try {
    const delta = await askJson<Delta>(`/packs/${city}/${language}/${manifest.hash}/from/${from}`);
    const changed = applyDelta(lines, delta);
    return (await hashOf(changed)) === manifest.hash ? changed : null;
  } catch (error) {
    if (error instanceof PackTrouble && error.reason === "offline") throw error;
    return null;
  }
}

async function readAll(response: Response, all: number, progress: Progress): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  let done = 0;
  for (;;) {
    let chunk: ReadableStreamReadResult<Uint8Array>;
    try {
      chunk = await reader.read();
    } catch {
      throw new PackTrouble("offline");
    }
    if (chunk.done) return text + decoder.decode();
    done += chunk.value.byteLength;
    text += decoder.decode(chunk.value, { stream: true });
    progress(Math.min(done, all), all);
  }
}
