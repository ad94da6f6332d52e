// A text field with a list of what is found while typing (ARIA combobox): arrows, Enter, Escape; the text itself is never taken away.
import { afterPause } from "./form.ts";

export interface Found {
  label: string;
  about?: string;
  choose: () => void;
}

const PAUSE = 200;

export function combobox(input: HTMLInputElement, list: HTMLElement, find: (words: string) => Promise<Found[]>, least = 2): void {
  let found: Found[] = [];
  let active = -1;
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index: number): void => {
    const one = found[index];
    close();
    one?.choose();
  };
  const show = (): void => {
    list.replaceChildren(...found.map((one, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(index === active));
      option.append(one.label);
      if (one.about) {
        const about = document.createElement("small");
        about.textContent = one.about;
        option.append(" ", about);
      }
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(index);
      });
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const look = afterPause(PAUSE, () => {
    const words = input.value.trim();
    if (words.length < least) {
      close();
      return;
    }
    void find(words).then((answer) => {
      if (input.value.trim() !== words || document.activeElement !== input) return;
      found = answer;
      active = -1;
      show();
    }, close);
  });
  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      show();
    } else if (event.key === "Enter") {
      if (list.hidden || active < 0) return;
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
