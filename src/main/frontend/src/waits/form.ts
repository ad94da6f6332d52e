// Forms that may wait: without a network what was typed stays on this device and is sent later, instead of an error of the browser.
import { addEntry, type Entry, type Fresh, hasEntry, listEntries, personOf, removeEntry } from "./entries";
import { openEntry, takeOpened } from "./open";
import { type Arrived, post, sendEntries } from "./send";

const AGAIN = 30_000;

/** Said of a form while it is sent or waits: nothing else should send it. */
export const AWAY = "away";

export function followForm(page: Document, form: HTMLFormElement, store: Storage): void {
  const said = page.querySelector<HTMLElement>("[data-waits-said]");
  const status = page.querySelector<HTMLElement>("[data-waits-status]");
  if (!said || !status) return;
  const find = <T extends HTMLElement>(name: string): T | null => said.querySelector<T>(`[data-waits-${name}]`);
  const opened = takeOpened(form);
  let waiting: Entry | null = null;
  let retry: number | undefined;

  const show = (entry: Entry | null): void => {
    waiting = entry;
    const current = theForm(page, form);
    current.hidden = entry !== null;
    said.hidden = entry === null;
    clearInterval(retry);
    if (entry === null) {
      delete current.dataset[AWAY];
      return;
    }
    const problem = entry.problem !== undefined;
    find("problem")!.hidden = !problem;
    find("open")!.hidden = !problem;
    find("send")!.hidden = problem;
    if (!problem) retry = window.setInterval(() => void send(), AGAIN);
    said.focus();
  };

  const send = async (): Promise<void> => {
    if (!waiting) return;
    follow(await sendEntries(store, personOf(page)));
  };

  /** Another part of the page may have sent it, too. */
  const follow = (arrived: Arrived[]): void => {
    if (!waiting) return;
    const mine = arrived.find((one) => one.id === waiting?.id);
    const entry = listEntries(store, personOf(page)).find((one) => one.id === waiting?.id);
    if (mine) location.assign(mine.at);
    else if (!entry) location.assign(waiting.action);
    else if (entry.problem) show(entry);
  };

  find("send")?.addEventListener("click", () => void send());
  find("open")?.addEventListener("click", () => waiting && void openEntry(waiting));
  find("resume")?.addEventListener("click", () => {
    if (waiting && !hasEntry(store, waiting.id)) location.assign(waiting.action);
    else if (waiting) removeEntry(store, waiting.id);
    show(null);
    theForm(page, form).dispatchEvent(new Event("input", { bubbles: true }));
  });
  page.addEventListener("waits:sent", (event) => follow((event as CustomEvent<Arrived[]>).detail));

  const leave = async (submitted: HTMLFormElement, button: HTMLElement | null): Promise<void> => {
    submitted.dataset[AWAY] = "yes";
    status.textContent = status.dataset["sending"] ?? "";
    const fresh = read(page, submitted, button);
    let entry: Entry;
    try {
      entry = addEntry(store, fresh, opened ?? crypto.randomUUID());
    } catch {
      // The device keeps nothing: the form goes as any form, where there is a network.
      status.textContent = navigator.onLine ? "" : (status.dataset["full"] ?? "");
      delete submitted.dataset[AWAY];
      if (navigator.onLine) sendAsItIs(submitted, button);
      return;
    }
    const outcome = await post(entry, {}).catch(() => ({ kind: "later" as const }));
    status.textContent = "";
    if (outcome.kind === "sent" || outcome.kind === "elsewhere") {
      // Where the session had ended, the server holds the form until its person has signed in again.
      if (outcome.kind === "sent" || /held(=|%3D)/.test(outcome.at)) removeEntry(store, entry.id);
      location.assign(outcome.at);
    } else if (outcome.kind === "later") {
      show(entry);
    } else {
      // There is a network, and the server has something to say: its own page says it best.
      removeEntry(store, entry.id);
      sendAsItIs(submitted, button);
    }
  };

  page.addEventListener("submit", (event) => {
    const { target, submitter } = event as SubmitEvent;
    if (event.defaultPrevented || !(target instanceof HTMLFormElement) || target !== theForm(page, form) || !mayWait(target, submitter)) return;
    event.preventDefault();
    if (target.dataset[AWAY] === undefined) void leave(target, submitter);
  });
  form.dataset["followed"] = "yes";
}

/** The form itself, or what the server put in its place when a row was added. */
function theForm(page: Document, first: HTMLFormElement): HTMLFormElement {
  return first.isConnected ? first : (page.querySelector<HTMLFormElement>("form[data-waits]") ?? first);
}

/** A form names the buttons that may wait, by the values of `do`; without names all may. */
function mayWait(form: HTMLFormElement, button: HTMLElement | null): boolean {
  if (button?.hasAttribute("data-partial") || button?.hasAttribute("formaction")) return false;
  const names = (form.dataset["waits"] ?? "").split(" ").filter((name) => name !== "");
  return names.length === 0 || names.includes(button instanceof HTMLButtonElement && button.name === "do" ? button.value : "save");
}

/** What a form would send with this button, and what it is about. */
export function read(page: Document, form: HTMLFormElement, button: HTMLElement | null): Fresh {
  const pressed = button instanceof HTMLButtonElement && button.name !== "" ? button : null;
  const fields: [string, string][] = [];
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.push([name, value]);
  if (pressed) fields.push([pressed.name, pressed.value]);
  const draft = pressed?.name === "do" && pressed.value === "keep";
  const text = form.dataset["waitsText"];
  const chosen = form.querySelector<HTMLInputElement>("input[name=kind]:checked");
  return {
    action: new URL(form.action).pathname,
    fields,
    person: personOf(page),
    about: form.dataset["waitsAbout"] ?? page.querySelector("h1")?.textContent?.trim() ?? "",
    doing: (chosen?.labels?.[0]?.textContent ?? pressed?.textContent ?? "").trim(),
    text: text ? (fields.find(([name]) => name === text)?.[1] ?? "") : "",
    draft,
  };
}

function sendAsItIs(form: HTMLFormElement, button: HTMLElement | null): void {
  if (button instanceof HTMLButtonElement && button.name !== "") {
    const field = form.ownerDocument.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}
