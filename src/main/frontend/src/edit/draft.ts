// Keeps a draft on the server while one types, so that a closed window or a dead battery costs nothing.
import { addressLanguage, localeOf } from "../page/language";
import { afterPause, content, send, theForm } from "./form.ts";

const PAUSE = 1_500;

export function keepDrafts(page: Document): { changed: () => void } {
  const tell = (words: string): void => {
    const status = page.querySelector<HTMLElement>("#kept-status");
    if (status) status.textContent = words;
  };
  let kept = content(theForm(page), "keep").toString();
  let leaving = false;
  const keep = async (): Promise<void> => {
    const form = theForm(page);
    const body = content(form, "keep");
    if (leaving || body.toString() === kept) return;
    const words = page.querySelector<HTMLElement>("#kept-status")?.dataset ?? {};
    try {
      const answer = await send(form.action, body);
      if (leaving) return;
      if (answer.ok) {
        kept = body.toString();
        const time = new Date().toLocaleTimeString(localeOf(addressLanguage(page)), { hour: "2-digit", minute: "2-digit" });
        tell((words["kept"] ?? "").replace("{time}", time));
      } else {
        tell(words["failed"] ?? "");
      }
    } catch {
      tell(words["failed"] ?? "");
    }
  };
  const changed = afterPause(PAUSE, () => void keep());
  page.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.closest("#edit-form")) changed();
  });
  page.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    leaving = !event.defaultPrevented && !button?.hasAttribute("data-partial") && !button?.hasAttribute("formtarget");
  });
  return { changed };
}
