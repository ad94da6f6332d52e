import { type App, show } from "../app";
import { h, icon } from "../dom";
import { shareButtons } from "../helps";
import { type Favourite, listFavourites, removeFavourite, writeFavourites } from "../favourites";

/** What a person wants to find again, with notes; all of it lies in this browser only. */
export function showFavourites(app: App): void {
  const { words } = app;
  const title = words.get("favourites.title");
  const favourites = listFavourites(localStorage);
  show(
    app,
    title,
    h("h1", {}, title),
    h("p", { class: "lead" }, words.get("favourites.lead")),
    favourites.length === 0
      ? h("p", { class: "empty" }, words.get("favourites.empty"), " ", h("a", { href: `/${app.language}/services` }, words.get("favourites.search")))
      : h("ul", { class: "favourites" }, ...favourites.map((favourite) => item(app, favourite))),
  );
}

/** Its address in the language of the page. */
const here = (app: App, favourite: Favourite): string => favourite.href.replace(/^\/[a-z-]+\//i, `/${app.language}/`);

function item(app: App, favourite: Favourite): HTMLElement {
  const { words } = app;
  const saved = h("span", { role: "status", class: "hint" });
  const id = `note-${favourite.id}`;
  return h(
    "li",
    { class: "favourite" },
    h("h2", {}, h("a", { href: here(app, favourite) }, favourite.title)),
    favourite.where === "" ? null : h("p", {}, icon(app.sprite, "pin"), favourite.where),
    favourite.phone === "" ? null : h("p", {}, h("a", { class: "button-secondary", href: `tel:${favourite.phone.replace(/[^0-9+]/g, "")}` }, icon(app.sprite, "phone"), words.get("service.call"), " ", h("bdi", { dir: "ltr" }, favourite.phone))),
    h(
      "div",
      { class: "actions" },
      favourite.kind === "service" && favourite.where !== "" ? h("a", { class: "button-secondary", href: `${here(app, favourite)}#where` }, icon(app.sprite, "directions"), h("span", {}, words.get("service.go"))) : null,
      shareButtons(app, location.origin + here(app, favourite), favourite.title),
    ),
    h(
      "div",
      { class: "field" },
      h("label", { for: id }, words.get("favourites.note")),
      h(
        "textarea",
        {
          id,
          rows: 2,
          maxlength: 1000,
          input: (event) => {
            try {
              const note = (event.target as HTMLTextAreaElement).value;
              writeFavourites(localStorage, listFavourites(localStorage).map((other) => (other.id === favourite.id ? { ...other, note } : other)));
              saved.textContent = words.get("favourites.saved");
            } catch {
              saved.textContent = words.get("app.trouble.storage");
            }
          },
        },
        favourite.note,
      ),
      saved,
    ),
    h("button", { class: "button-plain", type: "button", click: () => { removeFavourite(localStorage, favourite.id); showFavourites(app); } }, words.get("favourites.remove"), h("span", { class: "visually-hidden" }, ` ${favourite.title}`)),
  );
}
