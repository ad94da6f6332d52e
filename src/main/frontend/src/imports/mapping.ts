const PAUSE = 500;

/** Keeps each change of a mapping on the server and shows what comes of it; a change of the layout reads the file again at once. */
export function watchMapping(page: Document): void {
  page.querySelector("[data-at-once]")?.addEventListener("change", (event) => {
    const changed = event.target as HTMLInputElement;
    const waits = changed.name === "delimiter" && changed.value === "other";
    if (waits) page.querySelector<HTMLInputElement>("#m-other")?.focus();
    else changed.form?.requestSubmit();
  });
  const form = page.querySelector<HTMLFormElement>("[data-mapping]");
  if (!form) return;
  keepInReach(page);
  let timer = 0;
  let asked = 0;
  const keep = async (): Promise<void> => {
    const mine = ++asked;
    const content = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    content.set("do", "keep");
    page.querySelector("[data-live=record]")?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: content, headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === asked) showLive(page, fresh);
      page.querySelector("[data-live=record]")?.removeAttribute("aria-busy");
    } catch {
      const line = page.querySelector("[data-live=record] .mapping-position");
      if (line) line.textContent = form.dataset["stale"] ?? "";
    }
  };
  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), PAUSE);
  };
  form.addEventListener("input", (event) => {
    if (!(event.target as HTMLElement).closest("[aria-labelledby=m-save]")) soon();
  });
}

/** On a small screen the record is one line at the lower edge, and opens over the fields. */
function keepInReach(page: Document): void {
  const record = page.querySelector<HTMLDetailsElement>("[data-peek]");
  if (!record || !page.defaultView?.matchMedia("(max-width: 1099px)").matches) return;
  record.open = false;
  record.parentElement?.classList.add("within-reach");
}

/** Puts what a newer page shows into this one, but for parts in which somebody is at work. */
export function showLive(page: Document, fresh: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>("[data-live]")) {
    const newer = fresh.querySelector<HTMLElement>(`[data-live="${part.dataset["live"] ?? ""}"]`);
    if (newer && !part.contains(page.activeElement) && part.innerHTML !== newer.innerHTML) {
      part.replaceChildren(...[...newer.childNodes].map((node) => page.importNode(node, true)));
    }
  }
}
