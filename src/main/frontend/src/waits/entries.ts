const STORE = "waiting";

/** A form that was filled in without a network, or whose answer got lost: it waits on this device until the server has taken it. */
export interface Entry {
  /** Ours; for the server the token with which it takes the form once. */
  id: string;
  /** Path the form is sent to; a page with a fresh form is there too. */
  action: string;
  fields: [string, string][];
  /** Whose it is; null where nobody was signed in. Nobody else sees or sends it. */
  person: string | null;
  /** What the form is about, what it does, and what of it to show in a list; plain words. */
  about: string;
  doing: string;
  text: string;
  /** A draft gives way to what is typed later, and to the form itself. */
  draft: boolean;
  /** Milliseconds. */
  written: number;
  /** Why it cannot be sent as it is, with what the server said. */
  problem?: { why: Why; said: string };
}

/** `gone`: there is nowhere to send it any more; `changed`: somebody was faster, the person decides; `refused`: the server wants it otherwise. */
export type Why = "gone" | "changed" | "refused";

export type Fresh = Omit<Entry, "id" | "written" | "problem">;

/** Who is signed in on this page; null for nobody, and for pages that are kept on the device. */
export function personOf(page: Document): string | null {
  return page.body.dataset["person"] ?? null;
}

/** What waits for this person to be there: theirs, and what belongs to nobody. */
export function listEntries(store: Storage, person: string | null): Entry[] {
  return all(store).filter((entry) => entry.person === null || entry.person === person);
}

function all(store: Storage): Entry[] {
  try {
    const read: unknown = JSON.parse(store.getItem(STORE) ?? "[]");
    return Array.isArray(read) ? (read as Entry[]).filter((entry) => typeof entry?.id === "string" && Array.isArray(entry.fields) && /^\/[a-z]+\/[^/]/.test(entry.action)) : [];
  } catch {
    return [];
  }
}

function write(store: Storage, entries: Entry[]): void {
  if (entries.length === 0) store.removeItem(STORE);
  else store.setItem(STORE, JSON.stringify(entries));
}

/**
 * Keeps a form on the device. A draft of the same form, which it continues, goes.
 *
 * @throws DOMException `QuotaExceededError` when the browser's store is full; what was there stays
 */
export function addEntry(store: Storage, fresh: Fresh, id: string = crypto.randomUUID()): Entry {
  const entry = { ...fresh, id, written: Date.now() };
  write(store, [...all(store).filter((other) => other.id !== id && !isDraftOf(other, fresh)), entry]);
  return entry;
}

export function changeEntry(store: Storage, entry: Entry): void {
  write(store, all(store).map((other) => (other.id === entry.id ? entry : other)));
}

export function removeEntry(store: Storage, id: string): void {
  write(store, all(store).filter((entry) => entry.id !== id));
}

export function hasEntry(store: Storage, id: string): boolean {
  return all(store).some((entry) => entry.id === id);
}

/** The draft of a form that waits on this device. */
export function draftOf(store: Storage, form: Pick<Entry, "action" | "person">): Entry | undefined {
  return all(store).find((entry) => isDraftOf(entry, form));
}

function isDraftOf(entry: Entry, form: Pick<Entry, "action" | "person">): boolean {
  return entry.draft && entry.action === form.action && entry.person === form.person;
}
