/**
 * What kinds of characters there are for cutting text into words (Unicode Standard Annex 29), and the script of each: a word
 * never holds letters of two scripts. Looked up once per character and remembered.
 */

export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Underscores and the like, which join whatever stands around them. */
export const JOINER = 3;
/** Marks and invisible characters, which belong to what stands before them. */
export const EXTEND = 4;
/** Joins two letters: the middle dot. */
export const MID_LETTER = 5;
/** Joins two letters or two digits: the full stop, the apostrophe. */
export const MID_BOTH = 6;
/** Joins two digits: the comma. */
export const MID_DIGIT = 7;
/** Scripts that write without spaces: cut by the browser's dictionary. */
export const COMPLEX = 8;
export const PICTURE = 9;

export const KIND = 15;
const SCRIPT_SHIFT = 4;

const SCRIPTS = [
  "Latin",
  "Greek",
  "Cyrillic",
  "Armenian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Georgian",
  "Ethiopic",
  "Hangul",
].map((name) => new RegExp(`\\p{Script=${name}}`, "u"));
const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/u;

const IS_COMPLEX =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MID_LETTERS = "\u00b7\u0387\u055f\u05f4\u2027:\ufe13\ufe55\uff1a";
const MID_BOTHS = ".'\u2018\u2019\u2024\ufe52\uff07\uff0e";
const MID_DIGITS = ",;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b";

/** Signs such as that of a trade mark come before and are none. */
const FIRST_PICTURE = "\u2190";

function kindOf(character: string): number {
  if (MID_LETTERS.includes(character)) {
    return MID_LETTER;
  }
  if (MID_BOTHS.includes(character)) {
    return MID_BOTH;
  }
  if (MID_DIGITS.includes(character)) {
    return MID_DIGIT;
  }
  if (IS_COMPLEX.test(character)) {
    return COMPLEX;
  }
  if (/[\p{Alphabetic}\u05f3]/u.test(character) && !/\p{M}/u.test(character)) {
    return LETTER;
  }
  if (/[\p{Nd}\u066b]/u.test(character)) {
    return DIGIT;
  }
  if (/[\p{Pc}\u202f]/u.test(character)) {
    return JOINER;
  }
  if (/[\p{M}\p{Emoji_Modifier}\u200c\u200d]|[\p{Cf}]/u.test(character) && character !== "\u200b") {
    return EXTEND;
  }
  return character >= FIRST_PICTURE && /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character) ? PICTURE : OTHER;
}

function classify(character: string): number {
  const kind = kindOf(character);
  const script = COMMON.test(character) ? 0 : 1 + SCRIPTS.findIndex((each) => each.test(character)) || SCRIPTS.length + 1;
  return kind | (script << SCRIPT_SHIFT);
}

const UNKNOWN = 255;
const known = new Uint8Array(0x10000).fill(UNKNOWN);

/** Kind and script of a character. */
export function classOf(code: number): number {
  if (code > 0xffff) {
    return classify(String.fromCodePoint(code));
  }
  let found = known[code] as number;
  if (found === UNKNOWN) {
    found = classify(String.fromCharCode(code));
    known[code] = found;
  }
  return found;
}

export const LATIN = 1;
export const HEBREW = 5;

/** 0 for characters of every script. */
export function scriptOf(characterClass: number): number {
  return characterClass >> SCRIPT_SHIFT;
}
