import { KEPT } from "../pack/store";
import { PackTrouble } from "../pack/trouble";

const PINNED = "/kept/key";

/**
 * The key that packs on this device must be signed with: the one the site had when the first pack was kept. Another key later means
 * another server, or one that was set up anew, and is for a person to decide.
 *
 * @throws PackTrouble `key`
 */
export async function pinnedKey(offered: string): Promise<string> {
  const cache = await caches.open(KEPT);
  const found = await cache.match(PINNED);
  if (!found) {
    await cache.put(PINNED, new Response(offered));
    return offered;
  }
  const pinned = await found.text();
  if (pinned !== offered) throw new PackTrouble("key");
  return pinned;
}
