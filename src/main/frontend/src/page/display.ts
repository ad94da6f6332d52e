// The settings of how pages look: one word each, kept in this browser as the classes of the root element (src/display.ts).
const KEY = "capacity.display";
export const SIZES = ["text-100", "text-125", "text-150"];
const SWITCHES = ["contrast", "underlined", "still"];

export function readDisplay(store: Storage): string[] {
  const known = [...SIZES, ...SWITCHES];
  return (store.getItem(KEY) ?? "").split(" ").filter((each) => known.includes(each) && each !== "text-100");
}

/** With one setting chosen: a size takes the place of another, a switch goes on or off. */
export function changedDisplay(chosen: string[], setting: string, on = true): string[] {
  const others = chosen.filter((each) => each !== setting && !(SIZES.includes(setting) && SIZES.includes(each)));
  return on && setting !== "text-100" ? [...others, setting] : others;
}

function apply(page: Document, store: Storage, chosen: string[]): void {
  if (chosen.length === 0) store.removeItem(KEY);
  else store.setItem(KEY, chosen.join(" "));
  page.documentElement.classList.remove(...SIZES, ...SWITCHES);
  page.documentElement.classList.add(...chosen);
  draw(page, chosen);
}

function draw(page: Document, chosen: string[]): void {
  const size = chosen.find((each) => SIZES.includes(each)) ?? "text-100";
  for (const input of page.querySelectorAll<HTMLInputElement>("[data-display-form] input")) input.checked = input.value === size || chosen.includes(input.value);
  for (const button of page.querySelectorAll<HTMLElement>("[data-display-quick] [data-display]")) {
    const setting = button.dataset["display"] ?? "";
    button.setAttribute("aria-pressed", String(setting === size || chosen.includes(setting)));
  }
}

export function offerDisplay(page: Document, store: Storage): void {
  const quick = page.querySelector<HTMLElement>("[data-display-quick]");
  const form = page.querySelector<HTMLFormElement>("[data-display-form]");
  const said = form?.querySelector<HTMLElement>("[data-display-said]");
  if (quick) quick.hidden = false;
  if (form) form.hidden = false;
  draw(page, readDisplay(store));
  quick?.addEventListener("click", (event) => {
    const setting = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-display]")?.dataset["display"] : undefined;
    if (setting) apply(page, store, changedDisplay(readDisplay(store), setting, SIZES.includes(setting) || !readDisplay(store).includes(setting)));
  });
  form?.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    apply(page, store, changedDisplay(readDisplay(store), input.value, input.checked));
    if (said) said.textContent = said.dataset["said"] ?? "";
  });
  form?.querySelector("[data-display-reset]")?.addEventListener("click", () => {
    apply(page, store, []);
    if (said) said.textContent = said.dataset["said"] ?? "";
  });
}

/** Whether the reader wants little motion, by the settings of the device or of this site. */
export function isStill(): boolean {
  return document.documentElement.classList.contains("still") || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
