// Addresses found while typing: streets and comuni this map knows. Choosing one fills street, comune and point.
import { addressLanguage } from "../page/language";
import { combobox } from "./combobox.ts";
import { field, fill } from "./form.ts";

interface PlaceFound {
  name: string;
  about: string;
  street: string;
  comune: string;
  province: string;
  lat: number;
  lon: number;
}

export function offerPlaces(page: Document): void {
  const box = page.querySelector<HTMLElement>("#place-search");
  const input = page.querySelector<HTMLInputElement>("#place-q");
  const list = page.querySelector<HTMLElement>("#place-found");
  const status = page.querySelector<HTMLElement>("#place-status");
  if (!box || !input || !list || box.dataset["ready"]) return;
  box.dataset["ready"] = "true";
  box.hidden = false;
  list.className = "combobox-list";
  combobox(input, list, async (words) => {
    const query = new URLSearchParams({ q: words, lang: addressLanguage(page) });
    const city = field(page, "place.city");
    if (city) query.set("city", city);
    const answer = await fetch(`/api/v1/places?${query}`);
    const found = answer.ok ? ((await answer.json()) as { items: PlaceFound[] }).items : [];
    if (status) status.textContent = found.length === 0 ? (status.dataset["none"] ?? "") : "";
    return found.map((place) => ({ label: place.name, about: place.about, choose: () => choose(page, input, place) }));
  }, 3);
}

/** A house number typed after the street stays. */
export function withNumber(typed: string, street: string): string {
  const number = /[\s,]+(\d+\s?[a-zA-Z]?(?:\/\w+)?)$/.exec(typed.trim());
  return number?.[1] && street !== "" && !street.split(/\s+/).includes(number[1]) ? `${street} ${number[1]}` : street;
}

function choose(page: Document, input: HTMLInputElement, place: PlaceFound): void {
  if (place.street) fill(page, "place.street", withNumber(input.value, place.street));
  fill(page, "place.comune", place.comune);
  fill(page, "place.province", place.province);
  fill(page, "place.lat", place.lat.toFixed(6));
  fill(page, "place.lon", place.lon.toFixed(6));
  input.value = place.name;
}
