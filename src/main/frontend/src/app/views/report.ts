import type { Service } from "../../pack/format";
import { type App, show } from "../app";
import { h, icon } from "../dom";
import { addEntry } from "../../waits/entries";
import { plain } from "../texts";

const KINDS = ["still-true", "changed", "closed", "other"];
const LONGEST = 2_000;

/** The form of a suggestion without a network: what is written waits on the device and is sent once the network is back. */
export function showReport(app: App, service: Service): void {
  const { words } = app;
  const title = words.get("report.title");
  const trouble = h("div", { class: "problems", role: "alert", hidden: true });
  const back = `/${app.language}/services/${service.address}`;
  const form = h(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const kind = String(data.get("kind") ?? "");
        const text = String(data.get("text") ?? "");
        if (!KINDS.includes(kind)) return complain(words.get("report.problem.kind"));
        if (text.length > LONGEST) return complain(words.get("report.problem.text", { most: LONGEST, typed: text.length }));
        try {
          const contact = String(data.get("contact") ?? "").trim();
          addEntry(localStorage, { action: `${back}/report`, fields: Object.entries({ kind, text, contact, website: "" }), person: null, about: plain(service.name), doing: words.get(`report.kind.${kind}`), text, draft: false });
        } catch {
          return complain(words.get("app.trouble.storage"));
        }
        show(app, words.get("report.thanks.title"), h("h1", {}, words.get("report.thanks.title")), h("p", { class: "lead", role: "status" }, words.get("app.queued")), h("p", {}, h("a", { href: back }, words.get("report.thanks.back"))));
      },
    },
    h(
      "fieldset",
      { class: "field kinds" },
      h("legend", {}, words.get("report.kind")),
      ...KINDS.map((kind) =>
        h("div", { class: "kind" }, h("input", { type: "radio", id: `kind-${kind}`, name: "kind", value: kind, "aria-describedby": `kind-${kind}-hint` }), h("div", {}, h("label", { for: `kind-${kind}` }, words.get(`report.kind.${kind}`)), h("p", { class: "hint", id: `kind-${kind}-hint` }, words.get(`report.kind.${kind}.hint`)))),
      ),
    ),
    h("div", { class: "field" }, h("label", { for: "text" }, words.get("report.text")), h("p", { class: "hint", id: "text-hint" }, words.get("report.text.hint")), h("textarea", { id: "text", name: "text", rows: 5, "aria-describedby": "text-hint" })),
    h("div", { class: "field" }, h("label", { for: "contact" }, words.get("report.contact")), h("p", { class: "hint", id: "contact-hint" }, words.get("report.contact.hint")), h("input", { id: "contact", name: "contact", type: "text", maxlength: 200, autocomplete: "email", autocapitalize: "none", "aria-describedby": "contact-hint" })),
    h("p", { class: "actions" }, h("button", { class: "button-primary", type: "submit" }, words.get("app.queue"))),
  );
  const complain = (sentence: string): void => {
    trouble.hidden = false;
    trouble.replaceChildren(h("p", {}, icon(app.sprite, "warning"), sentence));
    trouble.scrollIntoView({ block: "nearest" });
  };
  app.main.className = "text-page form-page report";
  show(app, title, h("h1", {}, title), h("p", { class: "report-service" }, h("a", { href: back }, plain(service.name))), h("p", { class: "lead" }, words.get("app.queue-lead")), trouble, form);
}
