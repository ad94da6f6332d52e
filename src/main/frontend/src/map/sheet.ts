// The results on a phone: the list first; behind one button the map, with the list as a sheet of three heights over it.
import type { MapSettings } from "./texts.ts";
import { text } from "./texts.ts";

export const HEIGHTS = ["low", "half", "full"] as const;
export type Height = (typeof HEIGHTS)[number];

/** The height next to `from`, upward or downward; the outermost ones stay. */
export function step(from: Height, direction: 1 | -1): Height {
  const at = HEIGHTS.indexOf(from) + direction;
  return HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, at))] ?? from;
}

/** The height nearest to where a finger let go. @param share part of the screen the sheet covers, 0 to 1 */
export function nearest(share: number): Height {
  return share < 0.3 ? "low" : share < 0.7 ? "half" : "full";
}

const PHONE = "(max-width: 767px)";

export class Sheet {
  private readonly toggle: HTMLButtonElement;
  private readonly handle: HTMLButtonElement;
  private listScroll = 0;

  /** @param opened called each time the map comes to the front */
  constructor(
    private readonly root: HTMLElement,
    list: HTMLElement,
    private readonly settings: MapSettings,
    private readonly opened: () => void,
  ) {
    this.toggle = document.createElement("button");
    this.toggle.type = "button";
    this.toggle.className = "map-toggle";
    this.toggle.addEventListener("click", () => this.switch(!this.isOpen));
    this.handle = document.createElement("button");
    this.handle.type = "button";
    this.handle.className = "sheet-handle";
    this.handle.addEventListener("click", () => this.setHeight(this.height === "full" ? "low" : step(this.height, 1)));
    this.handle.addEventListener("keydown", (event) => this.key(event));
    this.handle.addEventListener("pointerdown", (event) => this.drag(event));
    list.before(this.handle);
    root.append(this.toggle);
    this.label();
  }

  static isPhone(): boolean {
    return window.matchMedia(PHONE).matches;
  }

  get isOpen(): boolean {
    return this.root.classList.contains("map-open");
  }

  get height(): Height {
    return (this.root.dataset["sheet"] as Height | undefined) ?? "low";
  }

  switch(open: boolean): void {
    if (open === this.isOpen) return;
    if (open) this.listScroll = window.scrollY;
    this.root.classList.toggle("map-open", open);
    document.documentElement.classList.toggle("map-in-front", open);
    if (open) {
      this.setHeight("low");
      this.opened();
    } else {
      window.scrollTo({ top: this.listScroll, behavior: "instant" });
    }
    this.label();
  }

  setHeight(height: Height): void {
    this.root.dataset["sheet"] = height;
    this.root.style.removeProperty("--sheet");
    this.label();
  }

  private label(): void {
    this.toggle.textContent = text(this.settings, this.isOpen ? "map.show-list" : "map.show-map");
    this.handle.setAttribute("aria-expanded", String(this.height !== "low"));
    this.handle.setAttribute("aria-controls", "list");
    this.handle.setAttribute("aria-label", text(this.settings, `map.sheet.${this.height}`));
  }

  private key(event: KeyboardEvent): void {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    this.setHeight(step(this.height, direction));
  }

  private drag(down: PointerEvent): void {
    const handle = this.handle;
    let moved = false;
    const share = (event: PointerEvent) => 1 - event.clientY / window.innerHeight;
    const move = (event: PointerEvent) => {
      moved ||= Math.abs(event.clientY - down.clientY) > 6;
      if (moved) this.root.style.setProperty("--sheet", `${Math.round(share(event) * 100)}dvh`);
    };
    const up = (event: PointerEvent) => {
      handle.removeEventListener("pointermove", move);
      if (!moved) return;
      this.setHeight(nearest(share(event)));
      handle.addEventListener("click", (click) => click.stopImmediatePropagation(), { capture: true, once: true });
    };
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", up, { once: true });
  }
}
