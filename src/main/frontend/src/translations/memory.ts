/** An earlier sentence goes where the cursor was, or behind what is there. */
export function takeSentences(page: Document, changed: () => void): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-take]")) {
    const field = page.getElementById(button.dataset["for"] ?? "");
    if (!(field instanceof HTMLTextAreaElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = button.dataset["take"] ?? "";
      const start = field.value === "" ? 0 : field.selectionStart;
      const end = field.value === "" ? 0 : field.selectionEnd;
      const before = field.value.slice(0, start);
      const after = field.value.slice(end);
      field.value = before + spaced(before, words) + after;
      field.focus();
      field.setSelectionRange(field.value.length - after.length, field.value.length - after.length);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      changed();
    });
  }
}

function spaced(before: string, words: string): string {
  return before === "" || /\s$/.test(before) ? words : ` ${words}`;
}
