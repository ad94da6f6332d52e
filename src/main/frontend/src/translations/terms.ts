// Whether a translation uses an official term, as `Glossary.holds` of the server says it: one golden file holds both to the same answers.
const SMALL = 2;

export function holds(text: string, expression: string): boolean {
  if (/\p{Script=Han}/u.test(expression)) return text.includes(expression);
  const all = words(expression);
  const wanted = all.filter((word) => word.length > SMALL);
  const found = words(text);
  if (wanted.length === 0) return all.every((word) => found.includes(word));
  if (` ${found.join(" ")} `.includes(` ${all.join(" ")} `)) return true;
  for (let from = 0; from < found.length; from++) {
    let met = 0;
    let missed = 0;
    for (let at = from; at < found.length && met < wanted.length && missed < 2; at++) {
      if (begins(found[at] ?? "", wanted[met] ?? "")) {
        met++;
        missed = 0;
      } else if (met === 0) break;
      else missed++;
    }
    if (met === wanted.length) return true;
  }
  return false;
}

function begins(word: string, wanted: string): boolean {
  return word.startsWith(wanted.length <= 4 ? wanted : wanted.slice(0, Math.max(4, wanted.length - 2)));
}

function words(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, "")
    .toLowerCase();
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => word.replace(/^[وف]?[بكل]?(ال|لل)?(?=.{3})/u, ""));
}

/** Shows the warning of each term while its translation is being written; never keeps anybody from saving. */
export function watchTerms(page: Document): void {
  const terms = [...page.querySelectorAll<HTMLElement>("[data-term]")];
  const look = (term: HTMLElement): void => {
    const field = page.getElementById(term.dataset["for"] ?? "");
    const text = field instanceof HTMLTextAreaElement ? field.value : "";
    term.classList.toggle("is-missing", text.trim() !== "" && !holds(text, term.dataset["term"] ?? ""));
  };
  terms.forEach(look);
  page.addEventListener("input", (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement) terms.filter((term) => term.dataset["for"] === field.id).forEach(look);
  });
}
