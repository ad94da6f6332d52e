// Keeps what is typed: on the server while it answers, else in this browser, which offers it again when the page is back.
import { addressLanguage, localeOf } from "../page/language";
import { afterPause, content, send, theForm } from "../edit/form.ts";

const PAUSE = 1_500;

export function keepCopies(page: Document): { changed: () => void } {
  const name = theForm(page).dataset["local"] ?? "practice";
  const status = page.querySelector<HTMLElement>("#kept-status");
  let kept = content(theForm(page), "keep").toString();
  let leaving = false;
  const keep = async (): Promise<void> => {
    const body = content(theForm(page), "keep");
    if (leaving || body.toString() === kept) return;
    const here = (): void => {
      store(name, body);
      if (status) status.textContent = status.dataset["failed"] ?? "";
    };
    try {
      const answer = await send(theForm(page).action, body);
      if (leaving) return;
      if (!answer.ok) {
        here();
        return;
      }
      kept = body.toString();
      drop(name);
      const time = new Date().toLocaleTimeString(localeOf(addressLanguage(page)), { hour: "2-digit", minute: "2-digit" });
      if (status) status.textContent = (status.dataset["kept"] ?? "").replace("{time}", time);
    } catch {
      here();
    }
  };
  const changed = afterPause(PAUSE, () => void keep());
  page.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.closest("#edit-form")) changed();
  });
  page.addEventListener("submit", (event) => {
    const form = event.target;
    const button = (event as SubmitEvent).submitter;
    if (!(form instanceof HTMLFormElement) || form.id !== "edit-form" || button?.hasAttribute("data-partial")) return;
    leaving = true;
    store(name, content(form, "keep"));
  });
  if (theForm(page).dataset["saved"] === "true") drop(name);
  offer(page, name, kept);
  return { changed };
}

/** What this browser kept and the server does not know is offered, never put in unasked. */
function offer(page: Document, name: string, shown: string): void {
  const copy = read(name);
  const notice = page.querySelector<HTMLElement>("#local-copy");
  if (!copy || !notice) return;
  if (same(copy, new URLSearchParams(shown))) {
    drop(name);
    return;
  }
  notice.hidden = false;
  notice.querySelector("[data-local-drop]")?.addEventListener("click", () => {
    drop(name);
    notice.hidden = true;
  });
  notice.querySelector("[data-local-take]")?.addEventListener("click", () => {
    const form = theForm(page);
    copy.set("_csrf", new FormData(form).get("_csrf")?.toString() ?? "");
    copy.set("do", "keep");
    send(form.action, copy).then(
      (answer) => {
        if (!answer.ok) return;
        drop(name);
        location.replace(form.action);
      },
      (error: unknown) => console.warn(error),
    );
  });
}

function same(one: URLSearchParams, other: URLSearchParams): boolean {
  const plain = (of: URLSearchParams): string =>
    JSON.stringify([...of].filter(([field, value]) => !["_csrf", "do"].includes(field) && value !== "").map(([field, value]) => [field, value.replace(/\r\n/g, "\n")]));
  return plain(one) === plain(other);
}

function store(name: string, body: URLSearchParams): void {
  const copy = new URLSearchParams(body);
  copy.delete("_csrf");
  try {
    localStorage.setItem(name, copy.toString());
  } catch (error) {
    console.warn(error);
  }
}

function read(name: string): URLSearchParams | null {
  try {
    const copy = localStorage.getItem(name);
    return copy ? new URLSearchParams(copy) : null;
  } catch {
    return null;
  }
}

/** Forgets what this browser kept of forms that have arrived. */
export function forgetCopies(page: Document): void {
  for (const done of page.querySelectorAll<HTMLElement>("[data-local-done]")) drop(done.dataset["localDone"] ?? "");
}

function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
}
