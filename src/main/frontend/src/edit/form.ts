// Reading and sending the form; it is replaced when rows change, so it is looked up every time.
export function theForm(page: Document): HTMLFormElement {
  const form = page.querySelector<HTMLFormElement>("#edit-form");
  if (!form) throw new Error("This page has no form.");
  return form;
}

/** What the form would send with this button. */
export function content(form: HTMLFormElement, action: string): URLSearchParams {
  const content = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") content.append(name, value);
  }
  content.set("do", action);
  return content;
}

export function send(address: string, body: URLSearchParams): Promise<Response> {
  return fetch(address, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
}

/** Runs something once the typing has paused. */
export function afterPause(milliseconds: number, work: () => void): () => void {
  let timer: number | undefined;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(work, milliseconds);
  };
}

export function field(page: Document, name: string): string {
  const found = theForm(page).elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement ? found.value.trim() : "";
}

export function fill(page: Document, name: string, value: string): void {
  const found = theForm(page).elements.namedItem(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) {
    found.value = value;
    found.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
