// Whoever types an opening time means weekly hours: the answer above is ticked for them.
import { theForm } from "./form.ts";

export function chooseWeeklyWhenTyping(page: Document): void {
  page.addEventListener("input", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !/^week\..*(opens|closes)$/.test(input.name) || input.value === "") return;
    const weekly = theForm(page).querySelector<HTMLInputElement>('input[name="hours.kind"][value="WEEKLY"]');
    if (weekly) weekly.checked = true;
  });
}
