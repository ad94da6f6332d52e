import type { Emergency, Help, Practice } from "../pack/format";
import { type Kept, listPacks, readPack } from "../pack/store";
import { hashOf } from "../pack/verify";
import { type App, show } from "./app";
import { City } from "./city";
import { h } from "./dom";
import { Engine } from "./engine";
import { showEmergency } from "./views/emergency";
import { showFavourites } from "./views/favourites";
import { showHome } from "./views/home";
import { showPacks } from "./views/packs";
import { showReport } from "./views/report";
import { Results } from "./views/results";
import { showService } from "./views/service";
import { showSteps } from "./views/steps";

const CITY = "capacity.city";

/** Shows, in the frame, the page that the address names, from what is kept on the device. */
export async function showKept(app: App): Promise<void> {
  const path = location.pathname.replace(/^\/[a-z]+/, "").replace(/\/$/, "");
  const asked = new URLSearchParams(location.search);
  if (path === "/app") return showPacks(app);
  if (path === "/favourites") return showFavourites(app);
  const packs = (await listPacks()).filter((kept) => kept.manifest.language === app.language);
  const wanted = asked.get("city") ?? localStorage.getItem(CITY);
  const kept = packs.find((pack) => pack.manifest.city === wanted) ?? packs[0];
  if (!kept) return nothing(app, "app.nothing");
  const found = /^\/services\/(?:[^/]*-)?([^/-]+)(\/report)?$/.exec(path);
  const city = await openCity(app, kept);
  if (!city) return damaged(app);
  if (path === "") return showHome(app, city, packs, await city.engine.records<Help>("help:"));
  if (path === "/services") return new Results(app, city, packs, asked).show();
  if (path === "/emergency") return showEmergency(app, await city.engine.records<Emergency>("emergency:"));
  const steps = /^\/steps(?:\/([\w-]+))?$/.exec(path);
  if (steps) return showSteps(app, city, await city.engine.records<Help>("help:"), steps[1], asked);
  if (found?.[1]) return openService(app, packs, city, found[1], found[2] !== undefined);
  return nothing(app, "app.needs-network");
}

async function openCity(app: App, kept: Kept): Promise<City | null> {
  const pack = await readPack(kept.manifest.city, kept.manifest.language);
  if (!pack || (await hashOf(pack.lines)) !== pack.kept.manifest.hash) return null;
  return City.of(await Engine.open(app.worker, pack.lines, kept.manifest.language), pack.kept);
}

/** Looks for the service in the city in use, then in the others that are kept. */
async function openService(app: App, packs: Kept[], first: City, id: string, report: boolean): Promise<void> {
  for (const kept of [first.kept, ...packs.filter((other) => other.manifest.city !== first.code)]) {
    const city = kept === first.kept ? first : await openCity(app, kept);
    const service = await city?.engine.service(id);
    if (city && service) {
      if (report) return showReport(app, service);
      const practices = (await city.engine.records<Practice>("practice:")).filter((practice) => practice.services.includes(id));
      return showService(app, city, service, practices, Date.now());
    }
  }
  return nothing(app, "app.not-here");
}

function nothing(app: App, key: string): void {
  const { words } = app;
  const title = words.get("app.offline");
  app.main.className = "text-page";
  show(
    app,
    title,
    h("h1", {}, title),
    h("p", { class: "lead" }, words.get(key)),
    h("ul", { class: "plain" }, ...["", "/services", "/favourites", "/steps", "/emergency", "/app"].map((path) => h("li", {}, h("a", { href: `/${app.language}${path === "" ? "/" : path}` }, words.get(`app.way${path === "" ? ".home" : path.replace("/", ".")}`))))),
    h("p", { class: "actions" }, h("button", { class: "button-secondary", type: "button", click: () => location.reload() }, words.get("app.again"))),
  );
}

function damaged(app: App): void {
  const { words } = app;
  show(app, words.get("app.offline"), h("h1", {}, words.get("app.offline")), h("p", { class: "problems" }, words.get("app.trouble.damaged")), h("p", {}, h("a", { href: `/${app.language}/app` }, words.get("app.title"))));
}
