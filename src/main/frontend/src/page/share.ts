// Buttons that need JavaScript are in the page but hidden; each is shown where the browser can do what it says.
function buttons(page: Document, action: string): HTMLButtonElement[] {
  return [...page.querySelectorAll<HTMLButtonElement>(`button[data-action="${action}"]`)];
}

export function offerPrint(page: Document): void {
  for (const button of buttons(page, "print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

export function offerShare(page: Document): void {
  if (typeof navigator.share !== "function") {
    return;
  }
  for (const button of buttons(page, "share")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const shared = navigator.share({ title: document.title, url: button.dataset.url });
      shared.catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === "AbortError")) {
          throw error;
        }
      });
    });
  }
}

export function offerCopy(page: Document): void {
  if (navigator.clipboard === undefined) {
    return;
  }
  for (const button of buttons(page, "copy")) {
    const words = button.querySelector("[data-words]");
    button.hidden = false;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(button.dataset.url ?? "").then(() => {
        if (words !== null) {
          words.textContent = button.dataset.done ?? "";
        }
      });
    });
  }
}
