// The quick exit of sensitive pages. What the page shows goes at once, before the other site answers; the entry of this page in the
// history of the tab is taken over. Without JavaScript it is a link.
const PRESSES = 3;
const WITHIN = 2_000;

/** Whether these instants (milliseconds, rising) end in three presses that belong together. */
export function isAsked(presses: number[]): boolean {
  const first = presses.at(-PRESSES);
  return first !== undefined && (presses.at(-1) ?? 0) - first <= WITHIN;
}

export function leave(page: Document, address: string): void {
  page.title = "";
  page.body.replaceChildren();
  page.defaultView?.location.replace(address);
}

export function offerExit(page: Document): void {
  const presses: number[] = [];
  const button = (): HTMLAnchorElement | null => page.querySelector<HTMLAnchorElement>("a[data-quick-exit]");
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-quick-exit]") : null;
    if (!link) return;
    event.preventDefault();
    leave(page, link.href);
  });
  page.addEventListener("keydown", (event) => {
    const link = button();
    if (!link) return;
    if (event.key !== "Escape") {
      presses.length = 0;
      return;
    }
    presses.push(event.timeStamp);
    if (isAsked(presses)) leave(page, link.href);
  });
}
