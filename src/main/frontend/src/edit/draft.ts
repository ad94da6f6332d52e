// Keeps a draft on the server while one types, so that a closed window or a dead battery costs nothing; without a network, on this device.
import { addressLanguage, localeOf } from "../page/language";
import { addEntry, changeEntry, draftOf, type Entry, personOf, removeEntry } from "../waits/entries";
import { AWAY, read } from "../waits/form";
import { bodyOf, sendEntries } from "../waits/send";
import { afterPause, content, send, theForm } from "./form.ts";

const PAUSE = 1_500;
const AGAIN = 30_000;

export function keepDrafts(page: Document, store: Storage): { changed: () => void } {
  const words = (): DOMStringMap => page.querySelector<HTMLElement>("#kept-status")?.dataset ?? {};
  const tell = (words = ""): void => {
    const status = page.querySelector<HTMLElement>("#kept-status");
    const time = new Date().toLocaleTimeString(localeOf(addressLanguage(page)), { hour: "2-digit", minute: "2-digit" });
    if (status) status.textContent = words.replace("{time}", time);
  };
  let kept = content(theForm(page), "keep").toString();
  let leaving = false;
  let retry: number | undefined;
  const isAway = (): boolean => leaving || theForm(page).dataset[AWAY] !== undefined;
  const onDevice = (): Entry | undefined => draftOf(store, { action: new URL(theForm(page).action).pathname, person: personOf(page) });
  const keepOnDevice = (older?: Entry): void => {
    try {
      const form = theForm(page);
      const entry = addEntry(store, { ...read(page, form, form.querySelector("button[value=keep]")), draft: true });
      if (older) changeEntry(store, { ...entry, written: older.written, problem: { why: "changed", said: "" } });
      tell(words()[older ? "changed" : "device"]);
    } catch {
      tell(words()["failed"]);
    }
  };
  const keep = async (): Promise<void> => {
    clearTimeout(retry);
    const form = theForm(page);
    const typed = content(form, "keep");
    if (isAway() || typed.toString() === kept) return;
    const older = onDevice();
    try {
      const answer = await send(form.action, older ? bodyOf({ ...older, fields: [...typed] }, {}) : typed);
      if (isAway()) return;
      if (answer.ok) {
        kept = typed.toString();
        if (older) removeEntry(store, older.id);
        tell(words()["kept"]);
      } else if (answer.status === 409) {
        keepOnDevice(older);
      } else if (answer.type === "opaqueredirect") {
        keepOnDevice();
      } else {
        tell(words()["failed"]);
      }
    } catch {
      if (isAway()) return;
      keepOnDevice();
      retry = window.setTimeout(() => void keep(), AGAIN);
    }
  };
  const changed = afterPause(PAUSE, () => void keep());
  addEventListener("online", () => void keep());
  page.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.closest("#edit-form")) changed();
  });
  page.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    // Once all who listen have said whether the form goes.
    setTimeout(() => (leaving = !event.defaultPrevented && !button?.hasAttribute("data-partial") && !button?.hasAttribute("formtarget")));
  });
  void continueDraft();
  return { changed };

  /** What was typed here without a network goes to the server first; then the form opens with it. */
  async function continueDraft(): Promise<void> {
    const draft = onDevice();
    if (!draft || draft.problem) return;
    const arrived = await sendEntries(store, personOf(page), (entry) => entry.id !== draft.id);
    if (arrived.length > 0 && content(theForm(page), "keep").toString() === kept) location.reload();
  }
}
