import { fetchPack } from "../../pack/fetch";
import type { Manifest, Signed } from "../../pack/format";
import { type Kept, listPacks, readMap, removeMap, removePack, writeMap } from "../../pack/store";
import { PackTrouble } from "../../pack/trouble";
import { type App, show } from "../app";
import { h, icon } from "../dom";
import { rememberKept } from "../../page/kept";
import { pinnedKey } from "../pin";
import { personOf } from "../../waits/entries";
import { waitingList } from "../../waits/list";
import { canKeep, forgetAll, keepShell } from "../shell";

/** `beforeinstallprompt`, which Chromium has and no standard. */
interface InstallEvent extends Event {
  prompt(): Promise<void>;
}

let installEvent: InstallEvent | null = null;

/** Must run before the browser offers to install: the offer comes once. */
export function waitForInstall(changed: () => void): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installEvent = event as InstallEvent;
    changed();
  });
  addEventListener("appinstalled", () => {
    installEvent = null;
    changed();
  });
}

const DAY = 86_400_000;

/** The sentence for what went wrong. */
function sentence(app: App, error: unknown): string {
  const reason = error instanceof PackTrouble ? error.reason : "server";
  return app.words.get(`app.trouble.${reason}`);
}

/** The page on which a person sees and decides what of the site lies on the device. */
export async function showPacks(app: App): Promise<void> {
  const { words } = app;
  const redraw = (): Promise<void> => showPacks(app);
  const title = words.get("app.title");
  if (!canKeep()) {
    show(app, title, h("h1", {}, title), h("p", { class: "lead" }, words.get("app.lead")), h("p", { class: "problems" }, words.get("app.cannot")));
    return;
  }
  const kept = await listPacks();
  const mine = kept.filter((pack) => pack.manifest.language === app.language);
  const offers = mine.length < app.cities.length ? await askOffers() : [];
  const others = kept.filter((pack) => pack.manifest.language !== app.language);
  show(
    app,
    title,
    h("h1", {}, title),
    h("p", { class: "lead" }, words.get("app.lead")),
    h("ul", { class: "app-promises" }, ...["offline", "private", "small"].map((promise) => h("li", {}, icon(app.sprite, "verified"), words.get(`app.promise.${promise}`)))),
    waitingSection(app, redraw),
    h("section", { "aria-labelledby": "app-cities-heading" }, h("h2", { id: "app-cities-heading" }, words.get("app.cities")), h("p", {}, words.get("app.cities-hint")), h("ul", { class: "app-cities" }, ...(await Promise.all(app.cities.map((city) => cityRow(app, city, mine, offers, redraw)))))),
    installSection(app),
    h(
      "section",
      { "aria-labelledby": "app-storage", class: "app-storage" },
      h("h2", { id: "app-storage" }, words.get("app.storage")),
      await storageLine(app),
      others.length > 0 ? h("p", {}, words.get("app.others", { languages: [...new Set(others.map((pack) => app.formats.languageName(pack.manifest.language)))].join(", ") })) : null,
      h("p", { class: "actions" }, h("button", { class: "button-secondary", type: "button", click: () => void forgetAll().then(() => rememberKept(localStorage, [])).then(() => location.assign(`/${app.language}/app`)) }, words.get("app.forget"))),
    ),
  );
  void askUnknown(app);
}

function waitingSection(app: App, redraw: () => Promise<void>): HTMLElement {
  const content = waitingList(app.words, app.formats, localStorage, personOf(document), () => void redraw());
  return content.length === 0 ? h("div", { hidden: true }) : h("section", { "aria-labelledby": "app-waiting", class: "app-waiting" }, ...content);
}

async function cityRow(app: App, city: { code: string; name: string }, kept: Kept[], offers: Listed[], redraw: () => Promise<void>): Promise<HTMLElement> {
  const { words } = app;
  const pack = kept.find((other) => other.manifest.city === city.code);
  const status = h("p", { role: "status", class: "app-status" });
  const bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": words.get("app.loading", { city: city.name }) });
  const act = (work: (status: HTMLElement) => Promise<string>) => async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    button.disabled = true;
    try {
      const said = await work(status);
      await redraw();
      announce(app, said);
    } catch (error) {
      bar.hidden = true;
      button.disabled = false;
      status.replaceChildren(icon(app.sprite, "warning"), sentence(app, error));
      status.classList.add("field-problem");
    }
  };
  const load = act(async () => {
    status.textContent = words.get("app.loading", { city: city.name });
    bar.hidden = false;
    const fetched = await fetchPack(city.code, app.language, await pinnedKey(), (done, all) => (bar.value = done / all));
    await keepShell(app.language);
    await remember();
    await navigator.storage?.persist?.();
    return words.get(`app.done.${fetched.how}`, { city: city.name });
  });
  const row = h("li", { class: "app-city", "data-city": city.code }, h("h3", {}, city.name));
  if (pack) {
    row.append(h("p", { class: "app-facts" }, icon(app.sprite, "state-open"), factsOf(app, pack)));
    if (Date.now() - Date.parse(pack.manifest.made) > 7 * DAY) row.append(h("p", { class: "hint" }, words.get("app.aging")));
  } else {
    const offer = offerOf(app, offers, city.code);
    row.append(h("p", { class: "app-facts", "data-offer-unknown": offer ? null : city.code }, offerIn(app, offer)));
  }
  row.append(
    h(
      "p",
      { class: "actions" },
      h("button", { class: pack ? "button-secondary" : "button-primary", type: "button", "data-action": "keep", click: load }, words.get(pack ? "app.update" : "app.keep", { city: city.name })),
      pack ? await mapButton(app, city, act) : null,
      pack ? h("a", { class: "button-secondary", href: `/${app.language}/services?city=${city.code}` }, words.get("app.open")) : null,
      pack
        ? h("button", { class: "button-plain", type: "button", click: act(async () => { await removePack(city.code, app.language); await removeMap(city.code); await remember(); return words.get("app.removed", { city: city.name }); }) }, words.get("app.remove"))
        : null,
    ),
    bar,
    status,
  );
  return row;
}

/** Tells the other pages what is kept, so that they bring it up to date. */
async function remember(): Promise<void> {
  rememberKept(localStorage, (await listPacks()).map((pack) => [pack.manifest.city, pack.manifest.language]));
}

function factsOf(app: App, pack: Kept): string {
  return app.words.get("app.kept", {
    count: pack.manifest.services,
    size: app.formats.bytes(pack.manifest.bytes),
    day: app.formats.date(new Date(pack.manifest.made)),
  });
}

interface Offer {
  language: string;
  services: number;
  transfer: number;
  made: string;
}

interface Listed {
  city: string;
  packs: Offer[];
}

/** What the server has made ready, by city; none where it does not answer. */
async function askOffers(): Promise<Listed[]> {
  try {
    const answer = await fetch("/packs", { credentials: "omit" });
    return answer.ok ? ((await answer.json()) as Listed[]) : [];
  } catch {
    return [];
  }
}

/** The pack of a city in this language or, before anybody asked for that, one in another. */
function offerOf(app: App, offers: Listed[], city: string): Offer | undefined {
  const packs = offers.find((listed) => listed.city === city)?.packs ?? [];
  return packs.find((listed) => listed.language === app.language) ?? packs[0];
}

/** What keeping a city would cost, and how old it is. */
function offerIn({ words, formats }: App, offer: Offer | undefined): string {
  return offer ? words.get("app.offer", { count: offer.services, transfer: formats.bytes(offer.transfer), day: formats.date(new Date(offer.made)) }) : words.get("app.offer-unknown");
}

/** Asks for the packs that nobody has asked for before, one after the other: the server makes each of them now. */
async function askUnknown(app: App): Promise<void> {
  for (const facts of app.main.querySelectorAll<HTMLElement>("[data-offer-unknown]")) {
    if (!facts.isConnected) return;
    try {
      const answer = await fetch(`/packs/${facts.dataset["offerUnknown"]}/${app.language}`, { credentials: "omit" });
      if (!answer.ok) return;
      facts.textContent = offerIn(app, JSON.parse(((await answer.json()) as Signed).manifest) as Manifest);
      delete facts.dataset["offerUnknown"];
    } catch {
      return;
    }
  }
}

async function mapButton(app: App, city: { code: string; name: string }, act: (work: (status: HTMLElement) => Promise<string>) => (event: Event) => Promise<void>): Promise<HTMLElement> {
  const { words } = app;
  if (await readMap(city.code)) return h("a", { class: "button-secondary", href: `/${app.language}/services?city=${city.code}#map` }, icon(app.sprite, "map"), words.get("app.map-kept"));
  return h(
    "button",
    {
      class: "button-secondary",
      type: "button",
      "data-action": "map",
      click: act(async (status) => {
        status.textContent = words.get("app.map-loading");
        const answer = await fetch(`/packs/${city.code}/map`, { credentials: "omit" }).catch(() => { throw new PackTrouble("offline"); });
        if (!answer.ok) throw new PackTrouble(answer.status === 404 ? "unknown" : "server");
        const { hash } = (await answer.json()) as { hash: string };
        const map = await fetch(`/packs/${city.code}/map/${hash}`, { credentials: "omit" }).catch(() => { throw new PackTrouble("offline"); });
        if (!map.ok) throw new PackTrouble("server");
        await writeMap(city.code, new Response(await map.blob(), { headers: { "Content-Type": "application/geo+json" } }));
        await keepShell(app.language);
        return words.get("app.map-done", { city: city.name });
      }),
    },
    words.get("app.map"),
  );
}

function installSection(app: App): HTMLElement {
  const { words } = app;
  const installed = matchMedia("(display-mode: standalone)").matches;
  const ios = /iPad|iPhone|iPod/.test(navigator.userAgent);
  return h(
    "section",
    { "aria-labelledby": "app-install", class: "app-install" },
    h("h2", { id: "app-install" }, words.get("app.install")),
    installed
      ? h("p", {}, words.get("app.installed"))
      : [
          h("p", {}, words.get("app.install-why")),
          installEvent
            ? h("p", { class: "actions" }, h("button", { class: "button-primary", type: "button", "data-action": "install", click: () => void installEvent?.prompt() }, words.get("app.install-button")))
            : h("p", {}, words.get(ios ? "app.install-ios" : "app.install-menu")),
        ],
  );
}

async function storageLine(app: App): Promise<HTMLElement | null> {
  const estimate = await navigator.storage?.estimate?.();
  return estimate?.usage === undefined ? null : h("p", {}, app.words.get("app.storage-used", { used: app.formats.bytes(estimate.usage) }));
}

function announce(app: App, said: string): void {
  app.main.prepend(h("p", { class: "app-said", role: "status" }, icon(app.sprite, "state-open"), said));
}
