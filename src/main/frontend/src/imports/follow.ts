const PAUSE = 2000;

/** Loads the page again and again and shows how far the work is; reads it anew when its state has changed. */
export function followImport(page: Document, load: (address: string) => Promise<string>): void {
  const window = page.defaultView;
  if (!window || !page.querySelector("[data-import-work]")) {
    return;
  }
  const again = (): void => {
    window.setTimeout(() => {
      load(window.location.pathname)
        .then((text) => (show(page, text) ? again() : window.location.reload()))
        .catch(again);
    }, PAUSE);
  };
  again();
}

/** Puts the work of a newer page into this one; false when the import has come to another state. */
export function show(page: Document, text: string): boolean {
  const newer = new DOMParser().parseFromString(text, "text/html");
  const work = page.querySelector("[data-import-work]");
  const now = newer.querySelector("[data-import-work]");
  if (!work || !now || state(page) !== state(newer)) {
    return false;
  }
  if (work.textContent !== now.textContent) {
    work.replaceChildren(...now.children);
  }
  return true;
}

function state(page: Document): string | undefined {
  return page.querySelector<HTMLElement>("[data-import-state]")?.dataset.importState;
}
