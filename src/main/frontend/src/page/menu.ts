// The menu of languages opens and closes by itself, as a `details`; with scripts it also closes with Escape and when somebody
// goes on elsewhere.
export function closeMenu(page: Document): void {
  const menu = page.querySelector<HTMLDetailsElement>(".languages");
  if (!menu) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const moved of ["click", "focusin"]) {
    page.addEventListener(moved, (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
  }
}
