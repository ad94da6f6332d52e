// Menus open and close by themselves, as `details`; with scripts they also close with Escape and when somebody goes on elsewhere.
const OPEN = ".languages[open], .filter[open]";

export function closeMenus(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target instanceof Element ? event.target.closest<HTMLDetailsElement>(OPEN) : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const moved of ["click", "focusin"]) {
    page.addEventListener(moved, ({ target }) => {
      if (!(target instanceof Element && target.isConnected)) return;
      page.querySelectorAll<HTMLDetailsElement>(OPEN).forEach((menu) => {
        if (!menu.contains(target)) menu.open = false;
      });
    });
  }
}
