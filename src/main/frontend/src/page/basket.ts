// The collection of sheets and services: what was put into it stays in this browser, and goes along in addresses when somebody opens it.
const KEPT = "collection";

/** `practice ID` or `service ID`, in the order they were chosen. */
type Entry = string;

export function readBasket(store: Storage): Entry[] {
  return (store.getItem(KEPT) ?? "").split("\n").filter((entry) => /^(practice|service) [A-Za-z0-9]+$/.test(entry));
}

function write(store: Storage, entries: Entry[]): void {
  if (entries.length === 0) store.removeItem(KEPT);
  else store.setItem(KEPT, [...new Set(entries)].join("\n"));
}

/** The address of a collection with all of these. */
export function addressed(path: string, entries: Entry[]): string {
  const query = [...new Set(entries)].map((entry) => entry.replace(" ", "=")).join("&");
  return query === "" ? path : `${path}?${query}`;
}

export function keepBasket(page: Document, store: Storage): void {
  const opened = page.querySelector<HTMLElement>("[data-basket-page]");
  if (opened) followPage(opened, store);
  // A form or link that opens the collection takes along what is in it already.
  page.addEventListener("submit", (event) => {
    const form = event.target;
    const button = (event as SubmitEvent).submitter;
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLElement) || button.dataset["basket"] === undefined) return;
    form.querySelectorAll("input[data-basket-kept]").forEach((input) => input.remove());
    for (const entry of readBasket(store)) {
      const [name, value] = entry.split(" ") as [string, string];
      const input = page.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      input.dataset["basketKept"] = "";
      form.append(input);
    }
  });
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-basket-add]") : null;
    const entry = link?.dataset["basketAdd"];
    if (link && entry) link.href = addressed(new URL(link.href).pathname, [...readBasket(store), entry]);
  });
  show(page, store);
}

function followPage(opened: HTMLElement, store: Storage): void {
  const entries = [...opened.querySelectorAll<HTMLElement>("[data-basket-item]")].map((item) => item.dataset["basketItem"] ?? "");
  const kept = readBasket(store);
  const asked = new URLSearchParams(location.search);
  if (!asked.has("practice") && !asked.has("service") && kept.length > 0) {
    location.replace(addressed(location.pathname, kept));
    return;
  }
  write(store, entries);
  opened.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const without = event.target.closest<HTMLElement>("[data-basket-without]")?.dataset["basketWithout"];
    if (without) write(store, readBasket(store).filter((entry) => entry !== without));
    if (event.target.closest("[data-basket-clear]")) write(store, []);
  });
}

/** The way to the collection stands in the head of every page while something is in it. */
function show(page: Document, store: Storage): void {
  const link = page.querySelector<HTMLAnchorElement>("#basket");
  if (!link) return;
  const entries = readBasket(store);
  link.hidden = entries.length === 0;
  link.href = addressed(new URL(link.href).pathname, entries);
  const count = link.querySelector("[data-count]");
  if (count) count.textContent = String(entries.length);
}
