import { dayAt, stateAt, week } from "../../hours/index.ts";
import type { Practice, Service, Text } from "../../pack/format";
import { type App, show } from "../app";
import type { City } from "../city";
import { h, icon } from "../dom";
import { addFavourite, isFavourite, removeFavourite } from "../favourites";
import { stateLabel } from "../state";
import { line, plain, prose, said, spoken } from "../texts";
import { offerSpeech } from "../../page/speak.ts";
import { shareButtons, showQuickExit, speakBar } from "../helps";
import { ageOf, placesWords, trustWords } from "../trust";
import { addressOf } from "./card";

const DAY = 86_400_000;

/** The page of a service in the server's order, from the pack. */
export function showService(app: App, city: City, service: Service, practices: Practice[], now: number): void {
  const { words } = app;
  const sector = city.firstSector(service);
  const missing = h("p", { class: "missing" }, words.get(service.phones.length > 0 ? "service.unknown-call" : "service.unknown"));
  const list = (items: Node[]): Node => (items.length === 0 ? missing.cloneNode(true) : h("ul", { class: "plain" }, ...items.map((item) => h("li", {}, item))));
  const long = (text: Text | undefined): Node => (text === undefined ? missing.cloneNode(true) : prose(app, text));
  const section = (id: string, title: string, ...content: (Node | null)[]): HTMLElement => h("section", { "aria-labelledby": id }, h("h2", { id }, title), ...content);
  app.main.className = `service frame ${sector ? `sector-${sector.code}` : ""}`;
  if (service.discreet) showQuickExit(app);
  show(
    app,
    plain(service.name),
    city.banner(app),
    h(
      "article",
      { class: "sheet", "data-speak-text": true },
      header(app, city, service, now),
      section("what", words.get("service.what"), long(service.description ?? service.summary), service.outcome ? h("h3", {}, words.get("service.outcome")) : null, service.outcome ? prose(app, service.outcome) : null),
      section("who", words.get("service.who"), list(service.targets.map((code) => line(city.term("target", code)?.name ?? code)))),
      section("how", words.get("service.how"), h("p", {}, words.get(`service.mode.${service.access.mode}`)), service.howTo ? prose(app, service.howTo) : null),
      section("bring", words.get("service.bring"), list(service.access.documents.map((text) => said(app, text)))),
      section("cost", words.get("service.cost"), service.access.free ? h("p", {}, words.get("badge.free")) : list(service.access.costs.map((text) => said(app, text)))),
      hoursSection(app, city, service, now, missing),
      section("languages", words.get("service.languages"), h("p", {}, service.languages.length === 0 ? words.get("service.only-italian") : words.get("service.languages-spoken", { languages: service.languages.map((code) => city.languageName(code)).join(", ") }))),
      section("accessibility", words.get("service.accessibility"), list(service.accessibility.map((known) => line(words.has(`accessibility.${known}`) ? words.get(`accessibility.${known}`) : known)))),
      contacts(app, service, missing),
      where(app, city, service, missing),
      practices.length === 0
        ? null
        : section("practices", words.get("practices.title"), h("ul", { class: "plain" }, ...practices.map((practice) => h("li", {}, h("strong", spoken(practice.title), plain(practice.title)), h("p", spoken(practice.summary), plain(practice.summary)))))),
      section(
        "trust",
        words.get("service.trust"),
        h("p", { class: ageOf(service, now) === "fresh" ? "verified" : "not-verified" }, icon(app.sprite, ageOf(service, now) === "fresh" ? "verified" : "state-unknown"), h("span", {}, trustWords(app, service, now))),
        h("p", {}, h("a", { class: "button-secondary", href: `/${app.language}/services/${service.address}/report` }, words.get("service.wrong"))),
      ),
    ),
  );
  offerSpeech(app.main);
}

function header(app: App, city: City, service: Service, now: number): HTMLElement {
  const { words } = app;
  const phone = service.phones[0];
  const places = placesWords(app, service, now);
  return h(
    "header",
    { class: "service-header" },
    service.demonstration ? h("p", { class: "demonstration" }, icon(app.sprite, "warning"), h("span", {}, words.get("service.demonstration"))) : null,
    h("p", { class: "topics" }, h("span", { class: "pictogram" }, icon(app.sprite, city.firstSector(service)?.icon ?? "help")), h("span", {}, service.sectors.map((code) => plain(city.term("sector", code)?.name) || code).join(" · "))),
    h("h1", spoken(service.name), plain(service.name)),
    service.provider ? h("p", { class: "provider" }, `${words.get("service.provider")} `, line(service.provider.name)) : null,
    h("p", { class: "service-state" }, stateLabel(app, stateAt(city.hours(service), city.patron, now), now)),
    places ? h("p", { class: `service-places places-${service.places?.kind}` }, places) : null,
    h("p", { class: "service-age" }, h("a", { class: `badge-age badge-age-${ageOf(service, now)}`, href: "#trust" }, trustWords(app, service, now))),
    addressOf(service) === "" ? null : h("p", { class: "service-address" }, icon(app.sprite, "pin"), addressOf(service)),
    h(
      "div",
      { class: "actions" },
      phone ? h("a", { class: "button-primary", href: telephone(phone.number) }, icon(app.sprite, "phone"), h("span", {}, `${words.get("service.call")} `, h("bdi", { class: "number", dir: "ltr" }, phone.number))) : null,
      !phone && service.emails[0] ? h("a", { class: "button-primary", href: `mailto:${service.emails[0]}` }, icon(app.sprite, "mail"), h("span", {}, words.get("service.mail"))) : null,
      service.lat !== undefined && !service.around ? h("a", { class: "button-secondary", href: "#where" }, icon(app.sprite, "directions"), h("span", {}, words.get("service.go"))) : null,
    ),
    h(
      "div",
      { class: "actions quiet" },
      star(app, service),
      shareButtons(app, `${location.origin}/${app.language}/services/${service.address}`, plain(service.name)),
    ),
    speakBar(app),
  );
}

const telephone = (number: string): string => `tel:${number.replace(/[^0-9+]/g, "")}`;

function star(app: App, service: Service): HTMLElement {
  const { words } = app;
  const label = h("span", {});
  const button = h("button", { class: "button-secondary", type: "button", click: () => {
    if (isFavourite(localStorage, service.id)) removeFavourite(localStorage, service.id);
    else addFavourite(localStorage, { kind: "service", id: service.id, href: `/${app.language}/services/${service.address}`, title: plain(service.name), note: "", phone: service.phones[0]?.number ?? "", where: addressOf(service) });
    draw();
  } }, icon(app.sprite, "star"), label);
  const draw = (): void => {
    const is = isFavourite(localStorage, service.id);
    button.setAttribute("aria-pressed", String(is));
    label.textContent = words.get(is ? "favourites.is" : "favourites.add");
  };
  draw();
  return button;
}

function hoursSection(app: App, city: City, service: Service, now: number, missing: HTMLElement): HTMLElement {
  const { words, formats } = app;
  const { schedule } = service;
  const today = dayAt(now);
  const monday = today - ((today + 3) % 7);
  const note = schedule.kind === "ALWAYS" ? words.get("open.always") : schedule.kind === "BY_APPOINTMENT" ? words.get("open.by-appointment") : "";
  const tabled = schedule.kind === "WEEKLY" || schedule.exceptions.length > 0;
  const rows = tabled
    ? week(city.hours(service), city.patron, monday).map((day) => {
        const date = new Date(day.date * DAY + DAY / 2);
        const hours =
          day.kind === "OPEN"
            ? day.openings.flatMap((opening, i) => [i === 0 ? "" : ", ", h("span", {}, `${clock(opening.opens)}–${clock(opening.closes)}`)])
            : [words.get(day.kind === "CLOSED" ? "open.closed" : day.kind === "BY_APPOINTMENT" ? "open.by-appointment" : "service.unknown")];
        const why = day.because === "WEEKLY" ? "" : words.get(`service.because.${day.because.toLowerCase().replaceAll("_", "-")}`);
        const noted = plain(day.note) !== "";
        return h(
          "tr",
          { class: day.date === today ? "today" : "" },
          h("th", { scope: "row" }, formats.dayAndMonth(date), day.date === today ? h("span", { class: "today-mark" }, ` ${words.get("service.today")}`) : null),
          h("td", {}, h("bdi", { class: "times" }, ...hours), why === "" && !noted ? null : h("span", { class: "exception" }, ` ${why}${why !== "" && noted ? ": " : ""}`, noted ? said(app, day.note) : null)),
        );
      })
    : [];
  return h(
    "section",
    { "aria-labelledby": "hours" },
    h("h2", { id: "hours" }, words.get("service.hours")),
    note === "" ? null : h("p", {}, note),
    tabled
      ? h("table", { class: "hours" }, h("caption", { class: "visually-hidden" }, words.get("service.week")), h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.get("service.day")), h("th", { scope: "col" }, words.get("service.times")))), h("tbody", {}, ...rows))
      : note === "" && !schedule.original
        ? missing.cloneNode(true)
        : null,
    schedule.original ? h("p", { class: "original" }, `${words.get("service.hours-original")} `, h("q", spoken(schedule.original), plain(schedule.original))) : null,
  );
}

function clock(minutes: number): string {
  const of = (part: number): string => String(part).padStart(2, "0");
  return `${of(Math.floor(minutes / 60) % 24)}:${of(minutes % 60)}`;
}

function contacts(app: App, service: Service, missing: HTMLElement): HTMLElement {
  const { words } = app;
  const sites = service.websites.filter((site) => /^https?:\/\//.test(site));
  const items = [
    ...service.phones.map((phone) => h("li", {}, icon(app.sprite, "phone"), h("a", { href: telephone(phone.number) }, h("bdi", { dir: "ltr" }, phone.number)), phone.note ? h("span", {}, " ", said(app, phone.note)) : null)),
    ...service.emails.map((mail) => h("li", {}, icon(app.sprite, "mail"), h("a", { href: `mailto:${mail}` }, h("bdi", { dir: "ltr" }, mail)))),
    ...sites.map((site) => h("li", {}, icon(app.sprite, "web"), h("a", { href: site, rel: "external noreferrer" }, h("bdi", { dir: "ltr" }, site.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""))))),
  ];
  return h("section", { "aria-labelledby": "contacts" }, h("h2", { id: "contacts" }, words.get("service.contacts")), items.length === 0 ? missing.cloneNode(true) : h("ul", { class: "contacts" }, ...items));
}

function where(app: App, city: City, service: Service, missing: HTMLElement): HTMLElement {
  const { words } = app;
  const address = [service.street, [service.postcode, service.comune, service.province ? `(${service.province})` : ""].filter((part) => part).join(" ")].filter((part) => part).join(", ");
  const exact = service.lat !== undefined && service.lon !== undefined && !service.around;
  const map = h("div", { class: "app-map-box", hidden: true });
  if (service.lat !== undefined && service.lon !== undefined) {
    const { id, address, name, lat, lon, around = 0 } = service;
    const place = { id, address, name, lat, lon, around, sector: city.firstSector(service)?.code ?? "" };
    // Where no map is kept, its script may not be either.
    void import("../map").then(({ KeptMap }) => KeptMap.open(app, city, map)).then((drawn) => drawn?.show([place])).catch(() => null);
  }
  return h(
    "section",
    { "aria-labelledby": "where" },
    h("h2", { id: "where", tabindex: -1 }, words.get("service.where")),
    address === "" ? missing.cloneNode(true) : h("p", {}, h("strong", {}, h("bdi", {}, address))),
    service.areas.length === 0 ? null : h("p", { class: "areas" }, [...service.areas].reverse().map((code) => plain(city.term("area", code)?.name)).filter((name) => name !== "").join(", ")),
    service.arrival ? prose(app, service.arrival) : null,
    service.around ? h("p", { class: "approximate" }, icon(app.sprite, "pin"), h("span", {}, words.get("card.about"))) : null,
    map,
    exact ? h("p", { class: "actions" }, h("a", { class: "button-secondary", href: `geo:${service.lat},${service.lon}` }, icon(app.sprite, "directions"), h("span", {}, words.get("service.geo")))) : null,
  );
}
