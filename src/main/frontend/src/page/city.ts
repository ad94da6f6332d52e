// The city a reader chose last, kept in this browser only and never sent: it fills the select of the home page.
const KEY = "capacity.city";

export function rememberCity(page: Document, storage: Storage): void {
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
  select.addEventListener("change", () => storage.setItem(KEY, select.value));
}
