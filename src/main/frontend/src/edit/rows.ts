// Buttons that add, remove or copy rows: the server answers with the whole form, of which only the form is put in place.
import { theForm } from "./form.ts";

export function changeRowsInPlace(page: Document, changed: () => void): void {
  page.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    const form = event.target;
    if (!(button instanceof HTMLButtonElement) || !button.hasAttribute("data-partial") || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    button.disabled = true;
    replace(page, form, button).then(changed, (error: unknown) => {
      console.warn(error);
      button.disabled = false;
      const status = page.querySelector<HTMLElement>("#kept-status");
      if (error instanceof TypeError && status) {
        status.textContent = status.dataset["network"] ?? "";
        status.scrollIntoView({ block: "nearest" });
        return;
      }
      button.removeAttribute("data-partial");
      form.requestSubmit(button);
    });
  });
}

async function replace(page: Document, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  body.set("do", button.value);
  const answer = await fetch(form.action, { method: "POST", body });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLFormElement>("#edit-form");
  if (!fresh) throw new Error(`The form did not come back (${answer.status}).`);
  const map = form.querySelector("#place-map");
  if (map) fresh.querySelector("#place-map")?.replaceWith(map);
  form.replaceWith(page.adoptNode(fresh));
  const focus = theForm(page).dataset["focus"];
  const target = focus ? page.getElementById(focus) : null;
  (target ?? theForm(page)).focus();
}
