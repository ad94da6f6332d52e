import { solve } from "../report/work";
import { changeEntry, type Entry, listEntries, removeEntry, type Why } from "./entries";

const LOCK = "capacity-queue";
const PATIENCE = 20_000;

/** What became of an attempt; `at` is the page the server led to, `elsewhere` a sign-in or a form that came back. */
export type Outcome = { kind: "sent" | "elsewhere"; at: string } | { kind: "later" } | { kind: "problem"; why: Why; said: string };

export interface Arrived {
  id: string;
  at: string;
}

const LATER: Outcome = { kind: "later" };

/** What a new form of the server has that an old one has not. */
type Token = Record<string, string>;

/**
 * Sends what waits for a person, oldest first, in one tab at a time. An entry leaves only when the server has said that it has it.
 *
 * @param skip forms that the page looks after itself
 */
export async function sendEntries(store: Storage, person: string | null, skip: (entry: Entry) => boolean = () => false): Promise<Arrived[]> {
  if (!navigator.locks) return sendAll(store, person, skip);
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? sendAll(store, person, skip) : Promise.resolve([])));
}

async function sendAll(store: Storage, person: string | null, skip: (entry: Entry) => boolean): Promise<Arrived[]> {
  const arrived: Arrived[] = [];
  for (const entry of listEntries(store, person)) {
    if (entry.problem || skip(entry)) continue;
    const outcome = await sendEntry(entry);
    if (outcome.kind === "sent") {
      removeEntry(store, entry.id);
      arrived.push({ id: entry.id, at: outcome.at });
    } else if (outcome.kind === "problem") {
      changeEntry(store, { ...entry, problem: { why: outcome.why, said: outcome.said } });
    }
  }
  return arrived;
}

async function sendEntry(entry: Entry): Promise<Outcome> {
  try {
    const token = await freshToken(entry);
    if (token === "gone") return { kind: "problem", why: "gone", said: "" };
    return token === "later" ? LATER : await post(entry, token);
  } catch {
    return LATER;
  }
}

/** Sends a form as it stands. @param token what a new form of the server has that this one has not */
export async function post(entry: Entry, token: Token): Promise<Outcome> {
  const body = bodyOf(entry, token);
  const headers: Record<string, string> = entry.draft ? { "X-Requested-With": "fetch" } : {};
  const answer = await fetch(entry.action, { method: "POST", body, headers, credentials: credentials(entry), redirect: "follow", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.redirected) {
    const { pathname, searchParams } = new URL(answer.url);
    return { kind: /^\/[a-z]+\/sign-in/.test(pathname) || searchParams.has("held") ? "elsewhere" : "sent", at: answer.url };
  }
  if (answer.status === 204) return { kind: "sent", at: entry.action };
  if (answer.status >= 500 || answer.status === 429) return LATER;
  if (answer.status === 404 || answer.status === 410) return { kind: "problem", why: "gone", said: "" };
  if (answer.status === 409) return { kind: "problem", why: "changed", said: "" };
  const said = parse(await answer.text()).querySelector(".problems ul, .problems")?.textContent ?? "";
  return { kind: "problem", why: "refused", said: said.trim().replace(/\s+/g, " ") };
}

/** What is sent of a form: a draft says how long it waited, so that it does not take the place of a newer one. */
export function bodyOf(entry: Entry, token: Token): URLSearchParams {
  const body = new URLSearchParams(entry.fields.filter(([name]) => !(name in token)));
  for (const [name, value] of Object.entries(token)) body.set(name, value);
  if (entry.draft) body.set("waited", String(Math.max(1, Math.round((Date.now() - entry.written) / 1_000))));
  else body.set("once", entry.id);
  return body;
}

/** The token of a new form for the same person, and the work done that the form asks for. */
export async function freshToken(entry: Entry): Promise<Token | "gone" | "later"> {
  const isReport = entry.fields.some(([name]) => name === "ticket") || entry.action.endsWith("/report");
  if (entry.person === null && !isReport) return {};
  const answer = await fetch(entry.action, { credentials: credentials(entry), signal: AbortSignal.timeout(PATIENCE) });
  const gone = [403, 404, 410].includes(answer.status);
  if (gone && isReport) return "gone";
  const page = parse(await answer.text());
  if (!(answer.ok || gone) || (page.body.dataset["person"] ?? null) !== entry.person) return "later";
  const token: Token = {};
  const value = (name: string): string | undefined => page.querySelector<HTMLInputElement>(`main input[name=${name}]`)?.value;
  const csrf = value("_csrf") ?? page.querySelector<HTMLInputElement>("input[name=_csrf]")?.value;
  if (csrf) token["_csrf"] = csrf;
  else if (gone) return "gone";
  const report = page.querySelector<HTMLFormElement>("form[data-report]");
  const ticket = value("ticket");
  if (report && ticket) Object.assign(token, { ticket, proof: String(await solve(ticket, Number(report.dataset["bits"]))) });
  return token;
}

function credentials(entry: Entry): RequestCredentials {
  return entry.person === null ? "omit" : "same-origin";
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
