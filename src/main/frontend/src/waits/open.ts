import { bodyOf, freshToken } from "./send";
import type { Entry } from "./entries";

const OPENED = "waits.opened";

/** Sends a form so that the page of the server shows: what to choose, or what to write otherwise, with everything that was typed. */
export async function openEntry(entry: Entry): Promise<boolean> {
  const token = await freshToken(entry).catch(() => "later" as const);
  if (typeof token === "string") return false;
  const form = document.createElement("form");
  form.method = "post";
  form.action = entry.action;
  const body = bodyOf(entry, token);
  if (entry.draft) {
    body.delete("waited");
    body.set("do", "open");
  }
  for (const [name, value] of body) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  sessionStorage.setItem(OPENED, `${entry.id} ${entry.action}`);
  form.submit();
  return true;
}

/** The entry that this form was opened from: once the form has arrived, it need not wait any more. */
export function takeOpened(form: HTMLFormElement): string | null {
  const [id, action] = (sessionStorage.getItem(OPENED) ?? "").split(" ");
  sessionStorage.removeItem(OPENED);
  return id && action === new URL(form.action).pathname ? id : null;
}
