import exceptions from "./folding.json";

/** Marks that no reader types: accents, vowel signs of Arabic and Hebrew, the lengthening line, and what cannot be seen. */
const UNTYPED =
  /[\p{Diacritic}\p{Default_Ignorable_Code_Point}\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const DIGIT = /\p{Nd}/u;

const folded = new Map<string, string>();
for (const [to, all] of Object.entries(exceptions)) {
  for (const from of all) {
    folded.set(from, to);
  }
}

/**
 * A word without what readers leave out or write differently: case, accents, vowel signs, forms of one letter, digits of
 * other scripts. What Unicode's own data does not say stands in `folding.json`; the golden file holds every letter of it
 * to the server's table.
 */
export function fold(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length && plain; i++) {
    const code = word.charCodeAt(i);
    plain = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  }
  if (plain) {
    return word;
  }
  let made = "";
  let beyond = false;
  for (const character of word) {
    const code = character.charCodeAt(0);
    if (code < 128) {
      made += character.toLowerCase();
    } else {
      beyond ||= code >= 0x300;
      made += foldOne(character);
    }
  }
  return beyond ? made.normalize("NFC") : made;
}

function foldOne(character: string): string {
  let known = folded.get(character);
  if (known === undefined) {
    known = DIGIT.test(character)
      ? digit(character)
      : Array.from(
          character.normalize("NFKC").toLowerCase().normalize("NFKD").replace(UNTYPED, "").normalize("NFKC"),
          (part) => folded.get(part) ?? part,
        ).join("");
    folded.set(character, known);
  }
  return known;
}

/** Unicode keeps the ten digits of a script side by side. */
function digit(character: string): string {
  const code = character.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) {
    value++;
  }
  return String(value);
}
