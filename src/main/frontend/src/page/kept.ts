// On every page: what waits on this device is sent, what is kept is brought up to date, and stars remember.
import { addFavourite, type Favourite, isFavourite, removeFavourite } from "../app/favourites";
import { listEntries, personOf } from "../waits/entries";

/** Set while a city is kept in a language: `torino it`, one a line. Spares the other pages from looking. */
const CITIES = "capacity.kept";
const CHECKED = "capacity.checked";
const DAY = 86_400_000;

export function followKept(page: Document, store: Storage): void {
  stars(page, store);
  followForms(page, store);
  const draftHere = page.querySelector("#edit-form") ? location.pathname : null;
  const work = (): void => {
    if (listEntries(store, personOf(page)).length > 0) void import("../waits/background").then(({ sendAndSay }) => sendAndSay(page, store, draftHere));
    if (isDue(store, Date.now())) void import("../app/background").then(({ update }) => update(store));
  };
  addEventListener("online", work);
  if (navigator.onLine) work();
}

function followForms(page: Document, store: Storage): void {
  const form = page.querySelector<HTMLFormElement>("form[data-waits]");
  if (form) void import("../waits/form").then(({ followForm }) => followForm(page, form, store));
  const list = page.querySelector<HTMLElement>("[data-waits-list]");
  if (list && listEntries(store, personOf(page)).length > 0) void import("../waits/background").then(({ drawList }) => drawList(page, list, store));
  if (personOf(page)) void import("../waits/background").then(({ askBeforeSignOut }) => askBeforeSignOut(page, store));
}

/** Whether a kept city should be asked about: once a day, and not for people who save data. */
export function isDue(store: Storage, now: number): boolean {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (!store.getItem(CITIES) || connection?.saveData) return false;
  const checked = Number(store.getItem(CHECKED) ?? 0);
  if (checked <= now && now - checked < DAY) return false;
  store.setItem(CHECKED, String(now));
  return true;
}

export function keptCities(store: Storage): string[][] {
  return (store.getItem(CITIES) ?? "").split("\n").filter((line) => line !== "").map((line) => line.split(" "));
}

export function rememberKept(store: Storage, cities: string[][]): void {
  if (cities.length === 0) store.removeItem(CITIES);
  else store.setItem(CITIES, cities.map((city) => city.join(" ")).join("\n"));
}

function stars(page: Document, store: Storage): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-favourite]")) {
    const { favourite: kind, href = location.pathname, id = "", title = "", phone = "", where = "" } = button.dataset;
    const favourite: Favourite = { kind: kind as Favourite["kind"], id, href, title, note: "", phone, where };
    const words = button.querySelector("[data-words]");
    const draw = (): void => {
      const is = isFavourite(store, favourite.id);
      button.setAttribute("aria-pressed", String(is));
      if (words) words.textContent = (is ? button.dataset["is"] : button.dataset["add"]) ?? "";
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (isFavourite(store, favourite.id)) removeFavourite(store, favourite.id);
      else addFavourite(store, favourite);
      draw();
      if (favourite.kind !== "service") void import("../app/background").then(({ keepPage, dropPage }) => (isFavourite(store, favourite.id) ? keepPage(favourite.href) : dropPage(favourite.href)));
    });
    draw();
  }
}
