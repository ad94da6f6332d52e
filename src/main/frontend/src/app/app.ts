import { Formats } from "./formats";
import { Words } from "../text/words";

/** What every view of the app works with: read from the page once. */
export interface App {
  main: HTMLElement;
  words: Words;
  formats: Formats;
  /** Of the interface and of packs, BCP 47. */
  language: string;
  sprite: string;
  worker: string;
  /** Where the quick exit leads. */
  exit: string;
  cities: { code: string; name: string }[];
}

export function readApp(page: Document): App | null {
  const main = page.getElementById("app");
  const words = page.getElementById("app-words");
  if (!main || !words) return null;
  const { language, sprite, worker, exit } = main.dataset as Record<"language" | "sprite" | "worker" | "exit", string>;
  return {
    main,
    words: new Words(JSON.parse(words.textContent ?? "{}") as Record<string, string>, language),
    formats: new Formats(language),
    language,
    sprite,
    worker,
    exit,
    cities: [...page.querySelectorAll<HTMLElement>("#app-cities [data-city]")].map((item) => ({ code: item.dataset["city"] ?? "", name: item.textContent ?? "" })),
  };
}

/** Puts a view into the page, under its heading. */
export function show(app: App, title: string, ...content: Node[]): void {
  document.title = `${title} · ${app.words.get("site.name")}`;
  app.main.replaceChildren(...content);
}
