// On every page: what waits is sent, what became of it is said, and nobody signs out without knowing of it.
import { type Entry, listEntries, personOf } from "./entries";
import { sendEntries } from "./send";

/** @param here path of the form this page shows, which looks after its own draft */
export async function sendAndSay(page: Document, store: Storage, here: string | null): Promise<void> {
  const person = personOf(page);
  const arrived = await sendEntries(store, person, (entry) => entry.draft && entry.action === here);
  if (arrived.length > 0) {
    reveal(page, "[data-sent]");
    page.dispatchEvent(new CustomEvent("waits:sent", { detail: arrived }));
  }
  if (listEntries(store, person).some((entry) => entry.problem)) {
    reveal(page, "[data-look]");
    page.dispatchEvent(new CustomEvent("waits:sent", { detail: [] }));
  }
}

function reveal(page: Document, selector: string): void {
  const said = page.querySelector<HTMLElement>(selector);
  if (said) said.hidden = false;
}

/** Draws the list of what waits into the page that has a place for it, and again when something arrived. */
export async function drawList(page: Document, place: HTMLElement, store: Storage): Promise<void> {
  const [{ waitingList }, { Words }, { Formats }] = await Promise.all([import("./list"), import("../text/words"), import("../app/formats")]);
  const language = page.body.dataset["language"] ?? "it";
  const words = new Words(JSON.parse(page.getElementById("waits-words")?.textContent ?? "{}") as Record<string, string>, language);
  const formats = new Formats(language);
  const draw = (): void => {
    const content = waitingList(words, formats, store, personOf(page), draw);
    place.hidden = content.length === 0;
    place.replaceChildren(...content);
  };
  page.addEventListener("waits:sent", draw);
  draw();
}

/** Asks before signing out while something of this person waits. */
export function askBeforeSignOut(page: Document, store: Storage): void {
  page.querySelector<HTMLFormElement>("form[data-sign-out]")?.addEventListener("submit", (event) => {
    const mine = listEntries(store, personOf(page)).some((entry: Entry) => entry.person !== null);
    const form = event.currentTarget as HTMLFormElement;
    if (mine && !confirm(form.dataset["signOut"])) event.preventDefault();
  });
}
