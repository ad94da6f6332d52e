/** Lets a file be dropped, refuses one that is too big before it is sent, and shows how far it is. */
export function watchUpload(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("[data-upload]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  if (!form || !input) return;
  takeDrops(form, input);
  form.addEventListener("submit", (event) => {
    const problem = tooBig(form, input);
    tell(form, problem);
    if (problem !== "") {
      event.preventDefault();
      input.focus();
    } else if (input.files?.length) {
      event.preventDefault();
      send(page, form);
    }
  });
  input.addEventListener("change", () => tell(form, tooBig(form, input)));
}

function takeDrops(form: HTMLFormElement, input: HTMLInputElement): void {
  const place = form.querySelector<HTMLElement>("[data-drop]");
  const words = form.querySelector<HTMLElement>("[data-drop-words]");
  if (!place || !words) return;
  words.hidden = false;
  const over = (is: boolean) => (event: Event) => {
    event.preventDefault();
    place.classList.toggle("over", is);
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer?.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

/** The sentence for a file that is too big; empty for any other. */
export function tooBig(form: HTMLFormElement, input: HTMLInputElement): string {
  const size = input.files?.[0]?.size ?? 0;
  return size > Number(form.dataset["largest"]) ? (form.dataset["tooBig"] ?? "") : "";
}

function tell(form: HTMLFormElement, problem: string): void {
  const line = form.querySelector<HTMLElement>("[data-upload-problem]");
  if (line) {
    line.hidden = problem === "";
    line.textContent = problem;
  }
}

function send(page: Document, form: HTMLFormElement): void {
  const work = form.querySelector<HTMLElement>("[data-upload-work]");
  const words = form.querySelector<HTMLElement>("[data-upload-words]");
  const bar = form.querySelector<HTMLProgressElement>("progress");
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  const show = (percent: number): void => {
    if (work) work.hidden = false;
    if (bar) bar.value = percent;
    if (words) words.textContent = percent < 100 ? (form.dataset["sending"] ?? "").replace("{percent}", String(percent)) : (form.dataset["reading"] ?? "");
  };
  const fail = (): void => {
    if (work) work.hidden = true;
    if (button) button.disabled = false;
    tell(form, form.dataset["failed"] ?? "");
  };
  request.upload.addEventListener("progress", (event) => show(Math.floor((100 * event.loaded) / Math.max(1, event.total))));
  request.addEventListener("error", fail);
  request.addEventListener("load", () => {
    if (request.status < 400) {
      page.location.assign(request.responseURL);
    } else if (request.status === 422) {
      replacePage(page, request.responseText);
    } else {
      fail();
    }
  });
  request.open("POST", form.action);
  if (button) button.disabled = true;
  show(0);
  request.send(body);
}

function replacePage(page: Document, text: string): void {
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  page.querySelector("main")?.replaceWith(fresh ?? "");
  watchUpload(page);
  page.querySelector<HTMLElement>(".problems")?.focus();
}
