// The translators' desk. Everything works without this: it keeps what is typed, takes earlier sentences with one click, and
// looks for official terms while somebody writes.
import "./edit.scss";
import { deskKeys } from "./edit/keys.ts";
import { keepCopies } from "./practices/local.ts";
import { takeSentences } from "./translations/memory.ts";
import { watchTerms } from "./translations/terms.ts";

deskKeys(document);
if (document.querySelector("#edit-form")) {
  const kept = keepCopies(document);
  watchTerms(document);
  takeSentences(document, kept.changed);
}
