// Bodies found while typing; without script a button does the same.
import { addressLanguage } from "../page/language";
import { combobox } from "./combobox.ts";

interface Body {
  id: string;
  name: string;
}

export function offerBodies(page: Document): void {
  for (const box of page.querySelectorAll<HTMLElement>(".body-field:not([data-ready])")) {
    const name = box.dataset["body"] ?? "";
    const input = box.querySelector<HTMLInputElement>(`input[name="${name}.typed"]`);
    if (!input) continue;
    box.dataset["ready"] = "true";
    const list = page.createElement("ul");
    list.id = `found-${name}`;
    list.className = "combobox-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.querySelector("label")?.textContent ?? "");
    list.hidden = true;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.parentElement?.append(list);
    box.querySelector<HTMLButtonElement>("button[data-partial]")?.setAttribute("hidden", "");
    combobox(input, list, async (words) => {
      const answer = await fetch(`/${addressLanguage(page)}/desk/organizations.json?q=${encodeURIComponent(words)}`);
      if (!answer.ok) return [];
      return ((await answer.json()) as Body[]).map((body) => ({ label: body.name, choose: () => choose(box, name, input, body) }));
    });
  }
}

function choose(box: HTMLElement, name: string, input: HTMLInputElement, body: Body): void {
  input.value = body.name;
  hidden(box, name).value = body.id;
  hidden(box, `${name}.was`).value = body.name;
  box.querySelectorAll(".found, .chosen-body").forEach((old) => old.remove());
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function hidden(box: HTMLElement, name: string): HTMLInputElement {
  const there = box.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  if (there) return there;
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  box.append(input);
  return input;
}
