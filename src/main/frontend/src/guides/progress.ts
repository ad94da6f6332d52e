// Keeps answers and ticks in this browser, shows at once what they recommend and how far one is.
import { readFile, type Refusal, type State } from "./file.ts";
import { recommend, type Asked } from "./recommend.ts";

export function followProgress(page: Document, store: Storage): void {
  const form = page.querySelector<HTMLFormElement>("#guide-form");
  if (!form) return;
  const key = `guide:${form.dataset["guide"] ?? ""}`;
  for (const each of page.querySelectorAll<HTMLElement>("[data-without-script]")) each.hidden = true;
  for (const each of page.querySelectorAll<HTMLElement>("[data-with-script], [data-forget]")) each.hidden = false;
  const parameters = new URLSearchParams(location.search);
  if ([...parameters.keys()].some((name) => name === "t" || name.startsWith("a."))) {
    keep(store, key, state(form));
    history.replaceState(null, "", location.pathname + location.hash);
  } else {
    put(form, kept(store, key));
  }
  show(page, form);
  form.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === "file") return;
    keep(store, key, state(form));
    say(page, "#guide-forgotten", "");
    show(page, form);
  });
  page.querySelector<HTMLElement>("[data-forget]")?.addEventListener("click", (event) => {
    forget(store, key);
    put(form, { answers: {}, ticks: [] });
    show(page, form);
    say(page, "#guide-forgotten", (event.currentTarget as HTMLElement).dataset["forgotten"] ?? "");
    say(page, "#guide-imported", "");
  });
  page.querySelector("#guide-import")?.addEventListener("submit", (event) => {
    const file = page.querySelector<HTMLInputElement>("#guide-file")?.files?.[0];
    event.preventDefault();
    if (!file) return;
    file.text().then(
      (text) => bring(page, form, store, key, text),
      () => refuse(page, "broken"),
    );
  });
}

function bring(page: Document, form: HTMLFormElement, store: Storage, key: string, text: string): void {
  const questions = [...form.querySelectorAll<HTMLElement>("[data-question]")].map((question) => question.dataset["question"] ?? "");
  const items = boxes(form).map((box) => box.value);
  const reading = readFile(text, form.dataset["guide"] ?? "", questions, items);
  if ("refused" in reading) {
    refuse(page, reading.refused);
    return;
  }
  put(form, reading.state);
  keep(store, key, reading.state);
  show(page, form);
  const pattern = page.querySelector<HTMLElement>("#guide-imported")?.dataset["imported"] ?? "";
  const count = Object.keys(reading.state.answers).length + reading.state.ticks.length;
  say(page, "#guide-imported", pattern.replace("{count}", String(count)).replace("{unknown}", String(reading.unknown)));
}

function refuse(page: Document, why: Refusal): void {
  say(page, "#guide-imported", page.querySelector<HTMLElement>("#guide-imported")?.dataset[why] ?? "");
}

function say(page: Document, where: string, words: string): void {
  const told = page.querySelector(where);
  if (told) told.textContent = words;
}

function boxes(within: Element): HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>("[data-checklist] input[name=t]")];
}

function state(form: HTMLFormElement): State {
  const answers: Record<string, string> = {};
  for (const chosen of form.querySelectorAll<HTMLInputElement>("[data-question] input:checked")) answers[chosen.name.slice(2)] = chosen.value;
  return { answers, ticks: boxes(form).filter((box) => box.checked).map((box) => box.value) };
}

function put(form: HTMLFormElement, to: State): void {
  for (const choice of form.querySelectorAll<HTMLInputElement>("[data-question] input")) choice.checked = to.answers[choice.name.slice(2)] === choice.value;
  for (const box of boxes(form)) box.checked = to.ticks.includes(box.value);
}

function show(page: Document, form: HTMLFormElement): void {
  const { answers } = state(form);
  const first = new Set<string>();
  for (const assessment of form.querySelectorAll<HTMLElement>("[data-assessment]")) {
    for (const item of advise(form, assessment, answers)) first.add(item);
  }
  for (const list of form.querySelectorAll<HTMLElement>("[data-checklist]")) sort(list, first);
  count(page, form);
}

/** Shows what one self-assessment recommends; gives the items to begin with. */
function advise(form: HTMLFormElement, assessment: HTMLElement, answers: Record<string, string>): string[] {
  const fields = [...assessment.querySelectorAll<HTMLElement>("[data-question]")];
  const asked = fields.map((field): Asked => ({ id: field.dataset["question"] ?? "", sheets: list(field, "sheets"), items: list(field, "items") }));
  const words = new Map(fields.map((field) => [field.dataset["question"] ?? "", field.querySelector("legend")?.textContent ?? ""]));
  const sheets = [...assessment.querySelectorAll<HTMLElement>("[data-advice] [data-sheet]")];
  const order = (form.dataset["sheets"] ?? "").split(" ");
  const found = recommend(asked, order, boxes(form).map((box) => box.value), answers);
  const shown = found.sheets.filter((each) => sheets.some((sheet) => sheet.dataset["sheet"] === each.sheet));
  const answered = asked.some((question) => question.id in answers);
  const needed = shown.length > 0 || found.items.length > 0;
  const state = assessment.querySelector("[data-state]");
  if (state) state.textContent = form.dataset[answered ? (needed ? "needed" : "fine") : "none"] ?? "";
  for (const sheet of sheets) sheet.hidden = true;
  for (const each of shown) {
    const sheet = sheets.find((one) => one.dataset["sheet"] === each.sheet)!;
    sheet.hidden = false;
    sheet.parentElement?.append(sheet);
    const because = each.questions.map((question) => `«${words.get(question) ?? ""}»`).join(", ");
    sheet.querySelector("[data-because]")!.textContent = (form.dataset["because"] ?? "").replace("{questions}", () => because);
  }
  const begin = assessment.querySelector<HTMLElement>("[data-first]");
  if (begin) begin.hidden = found.items.length === 0;
  for (const item of assessment.querySelectorAll<HTMLElement>("[data-first] [data-item]")) item.hidden = !found.items.includes(item.dataset["item"] ?? "");
  return found.items;
}

function list(of: HTMLElement, name: string): string[] {
  return (of.dataset[name] ?? "").split(" ").filter((id) => id !== "");
}

/** Those to begin with first, else in the order of the guide; the focus stays where it is. */
function sort(checklist: HTMLElement, first: Set<string>): void {
  const items = [...checklist.children].filter((item): item is HTMLElement => item instanceof HTMLElement);
  for (const item of items) {
    const isFirst = first.has(item.dataset["item"] ?? "");
    item.classList.toggle("is-first", isFirst);
    item.querySelector<HTMLElement>("[data-badge]")!.hidden = !isFirst;
  }
  const rank = (item: HTMLElement): number => (item.classList.contains("is-first") ? 0 : 1_000) + Number(item.dataset["order"] ?? 0);
  const wanted = [...items].sort((one, other) => rank(one) - rank(other));
  if (wanted.every((item, place) => item === items[place])) return;
  const focused = checklist.ownerDocument.activeElement;
  checklist.append(...wanted);
  if (focused instanceof HTMLElement && checklist.contains(focused)) focused.focus({ preventScroll: true });
}

function count(page: Document, form: HTMLFormElement): void {
  const pattern = form.dataset["progress"] ?? "";
  const words = (within: Element): string => {
    const all = boxes(within);
    return pattern.replace("{done}", String(all.filter((box) => box.checked).length)).replace("{all}", String(all.length));
  };
  for (const told of form.querySelectorAll<HTMLElement>("[data-progress-of]")) {
    const chapter = told.dataset["progressOf"] ?? "";
    const within = chapter === "" ? form : page.getElementById(chapter)?.closest("section");
    if (within) told.textContent = words(within);
  }
  const bar = form.querySelector<HTMLProgressElement>("[data-bar]");
  if (bar) bar.value = boxes(form).filter((box) => box.checked).length;
}

function keep(store: Storage, key: string, what: State): void {
  try {
    if (what.ticks.length === 0 && Object.keys(what.answers).length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(what));
  } catch (error) {
    console.warn(error);
  }
}

function forget(store: Storage, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
}

function kept(store: Storage, key: string): State {
  try {
    const found = JSON.parse(store.getItem(key) ?? "{}") as Partial<State>;
    return { answers: found.answers ?? {}, ticks: Array.isArray(found.ticks) ? found.ticks : [] };
  } catch {
    return { answers: {}, ticks: [] };
  }
}
