/**
 * Stems of words. Italian: the light stemmer of Savoy (Report on CLEF-2001), after which also short words lose their ending.
 * Arabic: light stemming of Larkey, Ballesteros and Connell ("light10"), on words already folded.
 */

const VOWELS = "aeio";

export function italianStem(word: string): string {
  const light = lightItalian(word);
  const last = light.length - 1;
  return last >= 3 && last < 5 && VOWELS.includes(light.charAt(last)) ? light.slice(0, last) : light;
}

function lightItalian(word: string): string {
  if (word.length < 6) {
    return word;
  }
  const last = word.charAt(word.length - 1);
  if (!VOWELS.includes(last)) {
    return word;
  }
  const before = word.charAt(word.length - 2);
  const two = before === "i" || (before === "h" && (last === "e" || last === "i"));
  return word.slice(0, two ? -2 : -1);
}

const ARABIC = /[\u0621-\u064a]/;
const PREFIXES = ["ال", "وال", "بال", "كال", "فال", "لل", "و"];
const SUFFIXES = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"];

export function arabicStem(word: string): string {
  if (!ARABIC.test(word)) {
    return word;
  }
  let stem = word;
  for (const prefix of PREFIXES) {
    const least = prefix.length === 1 ? 4 : prefix.length + 2;
    if (stem.length >= least && stem.startsWith(prefix)) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const suffix of SUFFIXES) {
    if (stem.length >= suffix.length + 2 && stem.endsWith(suffix)) {
      stem = stem.slice(0, -suffix.length);
    }
  }
  return stem;
}

const LATIN = /^[a-z]{3,}$/;

/**
 * Stems an English word may have, the likeliest first: for words that the pack has no stem for. Which of them is one, the
 * words of the pack decide.
 */
export function englishCandidates(word: string): string[] {
  if (!LATIN.test(word)) {
    return [];
  }
  const found: string[] = [];
  const cut = (ending: string, ...others: string[]) => {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= 2) {
      found.push(...others.map((other) => stem + other));
      const doubled = stem.length > 3 && stem.charAt(stem.length - 1) === stem.charAt(stem.length - 2);
      if (doubled && ending !== "s" && ending !== "es") {
        found.push(stem.slice(0, -1));
      }
    }
  };
  cut("ies", "y", "ie");
  cut("es", "e", "");
  if (!word.endsWith("ss")) {
    cut("s", "");
  }
  cut("ied", "y", "ie");
  cut("ed", "", "e");
  cut("ing", "", "e");
  cut("ization", "ize");
  cut("ation", "ate", "e", "");
  cut("er", "", "e");
  cut("ly", "");
  cut("ness", "");
  cut("ment", "");
  return found;
}
