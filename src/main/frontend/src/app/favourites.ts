const STORE = "favourites";

/** Something a person wants to find again. Lies in this browser only and is never sent. */
export interface Favourite {
  kind: "service" | "practice" | "guide" | "collection";
  /** Short form. */
  id: string;
  /** Path of its page; of the collection with what is in it. */
  href: string;
  title: string;
  /** What the person wrote. */
  note: string;
  /** To call without opening anything; empty where there is none. */
  phone: string;
  where: string;
}

export function listFavourites(store: Storage): Favourite[] {
  try {
    const read: unknown = JSON.parse(store.getItem(STORE) ?? "[]");
    return Array.isArray(read) ? (read as Favourite[]).filter((entry) => typeof entry?.id === "string" && /^\/[a-z]+\/((services|practices|guides)\/[\w-]+|toolkit\/print\?[\w=&-]+)$/.test(entry.href)) : [];
  } catch {
    return [];
  }
}

/** @throws DOMException `QuotaExceededError` when the browser's store is full; what was there stays */
export function writeFavourites(store: Storage, favourites: Favourite[]): void {
  if (favourites.length === 0) store.removeItem(STORE);
  else store.setItem(STORE, JSON.stringify(favourites));
}

export function isFavourite(store: Storage, id: string): boolean {
  return listFavourites(store).some((favourite) => favourite.id === id);
}

export function addFavourite(store: Storage, favourite: Favourite): void {
  writeFavourites(store, [...listFavourites(store).filter((other) => other.id !== favourite.id), favourite]);
}

export function removeFavourite(store: Storage, id: string): void {
  writeFavourites(store, listFavourites(store).filter((favourite) => favourite.id !== id));
}
