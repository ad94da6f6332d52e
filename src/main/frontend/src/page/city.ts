// The city a reader chose last, kept in this browser only and never sent: it fills the select of the home page and picks
// the examples of that city.
const KEY = "capacity.city";

export function rememberCity(page: Document, storage: Storage): void {
  const visited = page.querySelector<HTMLElement>("main[data-city]")?.dataset["city"];
  if (visited !== undefined) {
    storage.setItem(KEY, visited);
  }
  const select = page.querySelector<HTMLSelectElement>("select#city");
  if (select === null) {
    return;
  }
  if (select.hasAttribute("data-remember")) {
    const remembered = storage.getItem(KEY);
    if (remembered !== null && [...select.options].some((option) => option.value === remembered)) {
      select.value = remembered;
    }
  } else {
    storage.setItem(KEY, select.value);
  }
  showExamples(page, select.value);
  select.addEventListener("change", () => {
    storage.setItem(KEY, select.value);
    showExamples(page, select.value);
  });
}

function showExamples(page: Document, city: string): void {
  for (const examples of page.querySelectorAll<HTMLElement>("[data-examples]")) {
    examples.hidden = examples.dataset["examples"] !== city;
  }
}
