import { stateAt } from "../../hours/index.ts";
import type { Service } from "../../pack/format";
import type { App } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import { stateLabel } from "../state";
import { plain, spoken } from "../texts";
import { ageOf, placesWords, trustWords } from "../trust";

export const addressOf = (service: Service): string => [service.street, service.comune].filter((part) => part).join(", ");

/** A service in a list: what the server's card shows, from the pack. */
export function card(app: App, city: City, service: Service, metres: number | null, matched: string | null, now: number, level: 2 | 3 = 2): HTMLElement {
  const { words, formats } = app;
  const sector = city.firstSector(service);
  const places = placesWords(app, service, now);
  const badges: [string, string][] = [];
  if (service.access.free) badges.push(["good", "badge.free"]);
  if (service.access.permit === "no") badges.push(["good", "badge.no-permit"]);
  if (service.access.anonymous === "yes") badges.push(["good", "badge.anonymous"]);
  if (service.access.mode === "appointment") badges.push(["note", "badge.appointment"]);
  if (service.access.mode === "referral") badges.push(["note", "badge.referral"]);
  return h(
    "li",
    { class: `card-service ${sector ? `sector-${sector.code}` : ""}`, "data-id": service.id },
    h("span", { class: "pictogram" }, icon(app.sprite, sector?.icon ?? "help")),
    h(
      "div",
      { class: "card-body" },
      sector ? h("p", { class: "card-sector" }, plain(sector.name)) : null,
      h(`h${level}`, { class: "card-title" }, h("a", { href: `/${app.language}/services/${service.address}`, ...spoken(service.name) }, plain(service.name))),
      service.summary ? h("p", { class: "card-summary", ...spoken(service.summary) }, plain(service.summary)) : service.provider ? h("p", { class: "card-summary", ...spoken(service.provider.name) }, plain(service.provider.name)) : null,
      h(
        "p",
        { class: "card-facts" },
        stateLabel(app, stateAt(city.hours(service), city.patron, now), now),
        metres === null ? null : h("span", { class: "distance" }, formats.distance(metres)),
        addressOf(service) === "" ? null : h("span", { class: "where" }, addressOf(service)),
        service.around ? h("span", { class: "about" }, words.get("card.about")) : null,
      ),
      h(
        "ul",
        { class: "badges" },
        ...badges.map(([kind, key]) => h("li", { class: `badge-${kind}` }, words.get(key))),
        places ? h("li", { class: `badge-places-${service.places?.kind}` }, places) : null,
        h("li", { class: `badge-age-${ageOf(service, now)}` }, trustWords(app, service, now)),
        service.demonstration ? h("li", { class: "badge-quiet" }, words.get("badge.demonstration")) : null,
        service.languages.length > 0
          ? h("li", { class: "badge-languages" }, h("span", { class: "visually-hidden" }, words.get("card.languages")), icon(app.sprite, "speech"), service.languages.map((code) => city.languageName(code)).join(", "))
          : null,
      ),
      matched ? h("p", { class: "card-matched" }, `${words.get("card.matched")} `, h("mark", {}, matched)) : null,
    ),
  );
}
