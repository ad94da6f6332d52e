// The sheet with several services: what is ticked in the results stays ticked over searches, in this tab and nowhere else.
const KEPT = "orientation";

function chosen(store: Storage): string[] {
  return (store.getItem(KEPT) ?? "").split(" ").filter((id) => id !== "");
}

export function keepChosen(page: Document, store: Storage): void {
  const list = page.querySelector("#results");
  if (list !== null) {
    page.addEventListener("change", (event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.getAttribute("form") !== "orientation") return;
      const others = chosen(store).filter((id) => id !== box.value);
      store.setItem(KEPT, (box.checked ? [...others, box.value] : others).join(" "));
      show(page, store);
    });
    page.addEventListener("click", (event) => {
      if (!(event.target instanceof Element) || event.target.closest("[data-orientation-clear]") === null) return;
      store.removeItem(KEPT);
      show(page, store);
    });
    new MutationObserver(() => show(page, store)).observe(list, { childList: true });
    show(page, store);
  }
  page.querySelectorAll<HTMLElement>("[data-orientation-without]").forEach((link) =>
    link.addEventListener("click", () => {
      const others = chosen(store).filter((id) => id !== link.dataset.orientationWithout);
      store.setItem(KEPT, others.join(" "));
    }),
  );
}

function show(page: Document, store: Storage): void {
  const form = page.querySelector<HTMLFormElement>("#orientation");
  if (form === null) return;
  const ids = chosen(store);
  form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
  const boxes = [...page.querySelectorAll<HTMLInputElement>("input[form=orientation]")];
  boxes.forEach((box) => (box.checked = ids.includes(box.value)));
  for (const id of ids.filter((each) => !boxes.some((box) => box.value === each))) {
    const input = page.createElement("input");
    Object.assign(input, { type: "hidden", name: "service", value: id });
    form.append(input);
  }
  const count = form.querySelector("[data-orientation-count]");
  if (count !== null) count.textContent = ids.length > 0 ? `(${ids.length})` : "";
  form.querySelector<HTMLElement>("[data-orientation-clear]")!.hidden = ids.length === 0;
  form.classList.toggle("has-chosen", ids.length > 0);
}

/** The note shows on the paper while it is written; it is sent only for a PDF. */
export function showNote(page: Document): void {
  const note = page.querySelector<HTMLTextAreaElement>("[data-orientation-form] textarea");
  const box = page.querySelector<HTMLElement>("[data-orientation-note]");
  if (note === null || box === null) return;
  page.querySelector<HTMLElement>("[data-orientation-preview]")!.hidden = true;
  const write = () => {
    box.hidden = note.value.trim() === "";
    box.querySelector("[data-words]")!.textContent = note.value;
  };
  note.addEventListener("input", write);
  write();
}
