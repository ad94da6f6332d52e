// Single keys work only while nothing is being typed and no modifier is held, so that they never take a letter away.
export function deskKeys(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const links = [...page.querySelectorAll<HTMLAnchorElement>("[data-entry] a:first-of-type")];
    const at = links.findIndex((link) => link.closest("[data-entry]")?.contains(page.activeElement));
    switch (event.key) {
      case "j":
        go(links[Math.min(at + 1, links.length - 1)]);
        break;
      case "k":
        go(links[Math.max(at - 1, 0)]);
        break;
      case "e":
        (links[at] ?? links[0])?.click();
        break;
      case "s":
        go(page.querySelector<HTMLElement>("#header-q"));
        break;
      case "?": {
        const keys = page.querySelector<HTMLDetailsElement>("#desk-keys");
        if (keys) {
          keys.open = !keys.open;
          go(keys.querySelector("summary"));
        }
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  });
}

function go(element: HTMLElement | null | undefined): void {
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(radio|checkbox|button|submit)$/.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}
