// The cards of the list as the map needs them.
import type { Bounds } from "./state.ts";
import { contains } from "./state.ts";

export interface Card {
  id: string;
  name: string;
  href: string;
  sector: string;
  /** Null for a service without a point: it is in the list only. */
  point: { lon: number; lat: number } | null;
  element: HTMLElement;
}

export type PlacedCard = Card & { point: { lon: number; lat: number } };

/** In list order. */
export function readCards(root: ParentNode): Card[] {
  return [...root.querySelectorAll<HTMLElement>("#cards > li[data-id]")].map((element) => {
    const { id, lat, lon, sector } = element.dataset;
    const link = element.querySelector<HTMLAnchorElement>("a[href]");
    return {
      id: id ?? "",
      name: link?.textContent?.trim() ?? "",
      href: link?.getAttribute("href") ?? "",
      sector: sector ?? "",
      point: lat && lon ? { lat: Number(lat), lon: Number(lon) } : null,
      element,
    };
  });
}

export function placed(cards: readonly Card[]): PlacedCard[] {
  return cards.filter((card): card is PlacedCard => card.point !== null);
}

/** Those of the list that the map shows now, in list order: what Tab walks through. */
export function inView(cards: readonly Card[], bounds: Bounds): PlacedCard[] {
  return placed(cards).filter((card) => contains(bounds, card.point.lon, card.point.lat));
}

/** Which service is pointed at and which is chosen; listeners hear of changes once. */
export class Selection {
  private raised: string | null = null;
  private chosen: string | null = null;
  private readonly listeners: (() => void)[] = [];

  get raisedId(): string | null {
    return this.raised ?? this.chosen;
  }

  get chosenId(): string | null {
    return this.chosen;
  }

  raise(id: string | null): void {
    if (this.raised !== id) {
      this.raised = id;
      this.tell();
    }
  }

  choose(id: string | null): void {
    if (this.chosen !== id) {
      this.chosen = id;
      this.tell();
    }
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
