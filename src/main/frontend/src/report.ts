// The form on which a visitor reports something: the browser works for it while the visitor writes, so that nobody
// has to solve a riddle. Without WebCrypto (no JavaScript, no secure connection) the form goes as it is.
import { solve } from "./report/work";

function prepare(form: HTMLFormElement): void {
  const ticket = form.elements.namedItem("ticket");
  const proof = form.elements.namedItem("proof");
  if (!(ticket instanceof HTMLInputElement) || !(proof instanceof HTMLInputElement)) {
    return;
  }
  const work = solve(ticket.value, Number(form.dataset.bits));
  form.addEventListener("submit", (event) => {
    if (proof.value !== "") {
      return;
    }
    event.preventDefault();
    const status = form.querySelector("[data-status]");
    if (status) {
      status.textContent = form.dataset.wait ?? "";
    }
    void work.then((number) => {
      proof.value = String(number);
      form.requestSubmit();
    });
  });
  void work.then((number) => (proof.value = String(number)));
}

// A page kept by the browser and shown again by going back has a form that was sent: it needs another one.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});

if (window.isSecureContext) {
  document.querySelectorAll<HTMLFormElement>("form[data-report]").forEach(prepare);
}
