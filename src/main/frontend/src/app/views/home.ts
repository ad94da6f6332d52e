import type { Help } from "../../pack/format";
import { type App, show } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import { listFavourites } from "../favourites";
import { plain, spoken } from "../texts";
import { searchForm } from "./results";
import { tile } from "./steps";

/** The first page without a network: search, sectors, what one wants to find again. */
export function showHome(app: App, city: City, cities: City["kept"][], guides: Help[]): void {
  const { words } = app;
  const favourites = listFavourites(localStorage);
  app.main.className = "app-home frame";
  show(
    app,
    words.get("home.heading"),
    city.banner(app),
    h("h1", {}, words.get("home.heading")),
    searchForm(app, city, cities, new URLSearchParams()),
    favourites.length === 0
      ? document.createTextNode("")
      : h("section", { "aria-labelledby": "favourites" }, h("h2", { id: "favourites" }, words.get("favourites.title")), h("ul", { class: "plain" }, ...favourites.slice(0, 5).map((favourite) => h("li", {}, h("a", { href: favourite.href }, favourite.title)))), h("p", {}, h("a", { href: `/${app.language}/favourites` }, words.get("favourites.all")))),
    guides.length === 0
      ? document.createTextNode("")
      : h("section", { "aria-labelledby": "steps-heading" }, h("h2", { id: "steps-heading" }, h("a", { href: `/${app.language}/steps` }, words.get("steps.title"))), h("ul", { class: "steps-row" }, ...[...guides].sort((a, b) => a.position - b.position).map((guide) => tile(app, guide)))),
    h(
      "section",
      { "aria-labelledby": "sectors-heading" },
      h("h2", { id: "sectors-heading" }, words.get("home.sectors")),
      h(
        "ul",
        { class: "sectors" },
        ...city
          .list("sector")
          .filter((term) => !term.parent)
          .map((term) => h("li", { class: `sector-tile sector-${term.code}` }, h("a", { href: `/${app.language}/services?city=${city.code}&sector=${term.code}` }, h("span", { class: "pictogram" }, icon(app.sprite, term.icon ?? "help")), h("span", { class: "sector-name", ...spoken(term.name) }, plain(term.name))))),
      ),
    ),
  );
}
