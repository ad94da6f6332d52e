import { h } from "../app/dom";
import type { Formats } from "../app/formats";
import type { Words } from "../text/words";
import { type Entry, listEntries, removeEntry } from "./entries";
import { openEntry } from "./open";
import { sendEntries } from "./send";

/** What waits on this device for a person, with what can be done about it; empty where nothing waits. */
export function waitingList(words: Words, formats: Formats, store: Storage, person: string | null, redraw: () => void): HTMLElement[] {
  const entries = listEntries(store, person);
  if (entries.length === 0) return [];
  return [
    h("h2", { id: "app-waiting" }, words.get("waits.title", { count: entries.length })),
    h("ul", {}, ...entries.map((entry) => item(words, formats, entry, redraw, store))),
    h("p", { class: "actions" }, h("button", { class: "button-secondary", type: "button", click: () => void sendEntries(store, person).then(redraw) }, words.get("waits.send"))),
  ];
}

function item(words: Words, formats: Formats, entry: Entry, redraw: () => void, store: Storage): HTMLElement {
  const status = h("p", { role: "status", class: "hint" });
  const open = async (): Promise<void> => {
    if (!(await openEntry(entry))) status.textContent = words.get("waits.needs-network");
  };
  const problem = entry.problem;
  return h(
    "li",
    {},
    h("p", {}, h("strong", {}, entry.about), ` ${entry.draft ? words.get("waits.draft") : entry.doing}`),
    entry.text === "" ? null : h("blockquote", {}, entry.text),
    h("p", { class: "hint" }, words.get("waits.since", { moment: formats.moment(new Date(entry.written)) })),
    problem ? h("p", { class: "field-problem" }, h("span", {}, words.get(`waits.${problem.why}`), " ", problem.said)) : null,
    h(
      "p",
      { class: "actions" },
      problem && problem.why !== "gone" ? h("button", { class: "button-primary", type: "button", click: () => void open() }, words.get("waits.open")) : null,
      h("button", { class: "button-plain", type: "button", click: () => { removeEntry(store, entry.id); redraw(); } }, words.get("waits.drop"), h("span", { class: "visually-hidden" }, ` ${entry.about}`)),
    ),
    status,
  );
}
