import { tellingWords } from "./analysis.ts";
import type { Synonyms } from "./synonyms.ts";
import { MAX_WORDS } from "./weights.ts";

export interface Alternative {
  words: string[];
  /** Whether the words are ours and not the reader's. */
  synonym: boolean;
  /** Whether the last word may go on. */
  beginning: boolean;
}

/** Words that stand together in the query; every unit has to be met, by one of its alternatives. */
export interface Unit {
  alternatives: [Alternative, ...Alternative[]];
}

export interface TextQuery {
  units: Unit[];
  /** Neighbouring words, for the bonus on names that hold them side by side. */
  pairs: string[];
  /** All words, for the bonus on a name that is just these. */
  whole: string;
}

const ENDS_IN_WORD = /[\p{L}\p{Nd}]$/u;

export function parseText(text: string, synonyms: Synonyms): TextQuery {
  const words = tellingWords(text).slice(0, MAX_WORDS);
  const open = ENDS_IN_WORD.test(text);
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const found = synonyms.find(words, at);
    const end = at + found.length;
    units.push({
      alternatives: [
        { words: words.slice(at, end), synonym: false, beginning: open && end === words.length },
        ...found.alternatives.map((other) => ({ words: other, synonym: true, beginning: false })),
      ],
    });
    at = end;
  }
  return { units, pairs: words.slice(1).map((word, i) => `${words[i]} ${word}`), whole: words.join(" ") };
}
