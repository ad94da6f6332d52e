import { solve } from "../report/work";

const STORE = "queue";
const LOCK = "capacity-queue";

/** A suggestion written without a network, waiting to be sent. */
export interface Waiting {
  /** Ours, to tell entries apart. */
  id: string;
  /** `/it/services/{slug}-{id}/report` */
  href: string;
  service: string;
  kind: string;
  text: string;
  contact: string;
  /** Milliseconds. */
  written: number;
  /** The form the server gave for it; sending the same one again can never make two suggestions of it. */
  ticket?: string;
  proof?: string;
  /** Why it cannot be sent as it is: `gone` (the service is no more) or `refused`, with what the server said. */
  problem?: { why: "gone" | "refused"; said: string };
}

export function listWaiting(store: Storage): Waiting[] {
  try {
    const read: unknown = JSON.parse(store.getItem(STORE) ?? "[]");
    return Array.isArray(read) ? (read as Waiting[]).filter((entry) => typeof entry?.id === "string" && /^\/[a-z]+\/services\/[\w-]+\/report$/.test(entry.href)) : [];
  } catch {
    return [];
  }
}

function write(store: Storage, waiting: Waiting[]): void {
  if (waiting.length === 0) store.removeItem(STORE);
  else store.setItem(STORE, JSON.stringify(waiting));
}

function change(store: Storage, entry: Waiting): void {
  write(store, listWaiting(store).map((other) => (other.id === entry.id ? entry : other)));
}

export function addWaiting(store: Storage, entry: Omit<Waiting, "id" | "written">): void {
  write(store, [...listWaiting(store), { ...entry, id: crypto.randomUUID(), written: Date.now() }]);
}

export function removeWaiting(store: Storage, id: string): void {
  write(store, listWaiting(store).filter((entry) => entry.id !== id));
}

/** What became of an attempt. */
export type Outcome = "sent" | "later" | "problem";

/**
 * Sends what waits, oldest first, in one tab at a time. An entry leaves the queue only when the server has said that it arrived.
 *
 * @returns how many arrived
 */
export async function sendWaiting(store: Storage, changed: () => void = () => {}): Promise<number> {
  if (!navigator.locks) return sendAll(store, changed);
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? sendAll(store, changed) : Promise.resolve(0)));
}

async function sendAll(store: Storage, changed: () => void): Promise<number> {
  let sent = 0;
  for (const entry of listWaiting(store)) {
    if (entry.problem) continue;
    const outcome = await send(store, entry);
    if (outcome === "sent") {
      removeWaiting(store, entry.id);
      sent++;
    }
    changed();
    if (outcome === "later") break;
  }
  return sent;
}

async function send(store: Storage, entry: Waiting): Promise<Outcome> {
  try {
    if (!entry.ticket) {
      const form = await openForm(entry);
      if (form === null) {
        change(store, { ...entry, problem: { why: "gone", said: "" } });
        return "problem";
      }
      entry = { ...entry, ...form };
      change(store, entry);
    }
    const body = new URLSearchParams({ kind: entry.kind, text: entry.text, contact: entry.contact, ticket: entry.ticket ?? "", proof: entry.proof ?? "", website: "" });
    const answer = await fetch(entry.href, { method: "POST", body, credentials: "omit", redirect: "follow" });
    // 409: this form has arrived before, and its answer was lost on the way.
    if (answer.ok || answer.status === 409) return "sent";
    if (answer.status === 404 || answer.status === 410) {
      change(store, { ...entry, problem: { why: "gone", said: "" } });
      return "problem";
    }
    if (answer.status === 422) {
      const page = parse(await answer.text());
      const fields = page.querySelector(".problems ul");
      // Refused for its form and not for its words: the next attempt takes the new form that came with the answer.
      if (!fields) {
        const { ticket: _, proof: __, ...fresh } = entry;
        change(store, fresh);
        return "later";
      }
      change(store, { ...entry, problem: { why: "refused", said: fields.textContent?.trim().replace(/\s+/g, " ") ?? "" } });
      return "problem";
    }
    return "later";
  } catch {
    return "later";
  }
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** A form for the service, with the work done for it; null where the service is no more. */
async function openForm(entry: Waiting): Promise<{ ticket: string; proof: string } | null> {
  const answer = await fetch(entry.href, { credentials: "omit" });
  if (answer.status === 404 || answer.status === 410) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  const form = parse(await answer.text()).querySelector<HTMLFormElement>("form[data-report]");
  const ticket = form?.querySelector<HTMLInputElement>("input[name=ticket]")?.value;
  if (!form || !ticket) throw new Error("no form");
  return { ticket, proof: String(await solve(ticket, Number(form.dataset["bits"]))) };
}
