import { verifyAsync } from "@noble/ed25519";
import type { Manifest, Signed } from "./format";
import { PackTrouble } from "./trouble";

/** The format this shell reads. */
export const FORMAT = 1;

/** By how much a pack may be newer than the device's clock says it is now. */
const AHEAD = 26 * 3_600_000;

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** SHA-256 in hexadecimal digits. */
export async function hashOf(lines: string | ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", typeof lines === "string" ? new TextEncoder().encode(lines) : lines);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What a signed answer says, once the signature has been checked with the pinned key.
 *
 * @param now milliseconds, the device's clock
 * @throws PackTrouble `signature`, `format`, `unknown` (another city or language than asked for) or `clock`
 */
export async function readManifest(signed: Signed, key: string, city: string, language: string, now: number): Promise<Manifest> {
  const good = await verifyAsync(fromBase64(signed.signature), new TextEncoder().encode(signed.manifest), fromBase64(key)).catch(() => false);
  if (!good) throw new PackTrouble("signature");
  const manifest = JSON.parse(signed.manifest) as Manifest;
  if (manifest.format !== FORMAT) throw new PackTrouble("format", String(manifest.format));
  if (manifest.city !== city || manifest.language !== language) throw new PackTrouble("unknown");
  if (Date.parse(manifest.made) > now + AHEAD) throw new PackTrouble("clock");
  return manifest;
}
