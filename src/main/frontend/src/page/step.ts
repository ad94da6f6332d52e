// A step whose choices end in services shows those of the city this reader chose last: the browser adds it, as the home page does.
const KEY = "capacity.city";

export function withCity(href: string, city: string): string {
  const url = new URL(href);
  url.searchParams.set("city", city);
  return url.href;
}

export async function rememberStepCity(page: Document, store: Storage): Promise<void> {
  const main = page.querySelector<HTMLElement>("main[data-step]");
  if (!main) return;
  main.addEventListener("change", (event) => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement)) return;
    store.setItem(KEY, select.value);
    select.form?.requestSubmit();
  });
  const select = main.querySelector<HTMLSelectElement>("[data-step-city]");
  if (select?.value) store.setItem(KEY, select.value);
  const city = store.getItem(KEY);
  if (!city || new URL(location.href).searchParams.has("city")) return;
  for (const link of main.querySelectorAll<HTMLAnchorElement>("a[data-kind=services]")) link.href = withCity(link.href, city);
  if (!select || ![...select.options].some((option) => option.value === city)) return;
  const answer = await fetch(withCity(location.href, city));
  const found = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-step-found]") : null;
  if (found && page.activeElement !== select) main.querySelector("[data-step-found]")?.replaceWith(page.adoptNode(found));
}
