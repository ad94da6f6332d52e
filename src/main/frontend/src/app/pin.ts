import { verifyAsync } from "@noble/ed25519";
import { KEPT } from "../pack/store";
import { PackTrouble } from "../pack/trouble";
import { fromBase64 } from "../pack/verify";

const PINNED = "/kept/key";
const VOUCHES = "pack-key:";

/** What `GET /packs/key` answers: the key that signs, and how a browser that pinned an older one gets there, oldest first. */
interface Keys {
  key: string;
  chain: { from: string; to: string; signature: string }[];
}

/**
 * The key that packs on this device must be signed with: the one the site had when the first pack was kept, or one that this vouches
 * for. Any other means another server, or one that was set up anew, and is for a person to decide.
 *
 * @throws PackTrouble `key`
 */
export async function pinnedKey(): Promise<string> {
  const answer = await fetch("/packs/key", { credentials: "omit" }).catch(() => {
    throw new PackTrouble("offline");
  });
  if (!answer.ok) throw new PackTrouble("server");
  const offered = (await answer.json()) as Keys;
  const cache = await caches.open(KEPT);
  const pinned = await (await cache.match(PINNED))?.text();
  const trusted = pinned === undefined ? offered.key : await follow(offered, pinned);
  if (trusted !== offered.key) throw new PackTrouble("key");
  if (trusted !== pinned) await cache.put(PINNED, new Response(trusted));
  return trusted;
}

/** The last key that `pinned` vouches for, through whatever keys lie between. */
export async function follow(offered: Keys, pinned: string): Promise<string> {
  let trusted = pinned;
  for (const link of offered.chain) {
    if (link.from !== trusted) continue;
    const good = await verifyAsync(fromBase64(link.signature), new TextEncoder().encode(VOUCHES + link.to), fromBase64(trusted)).catch(() => false);
    if (!good) return trusted;
    trusted = link.to;
  }
  return trusted;
}
