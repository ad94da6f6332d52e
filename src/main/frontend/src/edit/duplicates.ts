// While a name is typed: records that may be the same. A warning, never a bar.
import { addressLanguage } from "../page/language";
import { afterPause, field } from "./form.ts";

interface Alike {
  id: string;
  name: string;
  url: string;
  why: string;
}

const WATCHED = /^(name\.(it|en)|place\.(lat|lon|street|comune)|phones\.\d+\.number)$/;

export function warnOfDuplicates(page: Document): void {
  if (!page.querySelector("#duplicates")) return;
  const look = afterPause(600, () => void ask(page));
  page.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && WATCHED.test(event.target.name)) look();
  });
}

async function ask(page: Document): Promise<void> {
  const name = field(page, "name.it") || field(page, "name.en");
  if (name.length < 4 || name.length > 200) return show(page, []);
  const query = new URLSearchParams({ name, lang: addressLanguage(page) });
  const lat = field(page, "place.lat").replace(",", ".");
  const lon = field(page, "place.lon").replace(",", ".");
  if (lat !== "" && lon !== "") {
    query.set("lat", lat);
    query.set("lon", lon);
  }
  for (const part of ["street", "comune"]) {
    const written = field(page, `place.${part}`);
    if (written) query.set(part, written);
  }
  for (const phone of page.querySelectorAll<HTMLInputElement>('#edit-form input[name^="phones."][name$=".number"]')) {
    if (phone.value.trim()) query.append("contact", phone.value.trim());
  }
  const self = page.querySelector<HTMLElement>("#duplicates")?.dataset["self"];
  if (self) query.set("self", self);
  try {
    const answer = await fetch(`/api/v1/duplicates?${query}`);
    if (answer.ok) show(page, ((await answer.json()) as { items: Alike[] }).items);
  } catch (error) {
    console.warn(error);
  }
}

function show(page: Document, alike: Alike[]): void {
  const box = page.querySelector<HTMLElement>("#duplicates");
  if (!box) return;
  if (alike.length === 0) {
    box.replaceChildren();
    return;
  }
  const notice = page.createElement("div");
  notice.className = "notice notice-held";
  const heading = page.createElement("p");
  const strong = page.createElement("strong");
  strong.textContent = (alike.length === 1 ? box.dataset["one"] : box.dataset["other"]?.replace("{count}", String(alike.length))) ?? "";
  heading.append(strong);
  const list = page.createElement("ul");
  for (const one of alike) {
    const item = page.createElement("li");
    const link = page.createElement("a");
    link.href = one.url;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = one.name;
    const why = page.createElement("span");
    why.className = "hint";
    why.textContent = one.why;
    item.append(link, " ", why);
    list.append(item);
  }
  notice.append(heading, list);
  box.replaceChildren(notice);
}
