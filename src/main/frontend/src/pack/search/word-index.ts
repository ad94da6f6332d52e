import { isStopWord, normalize, type Stemmer } from "./analysis.ts";
import { Cut } from "./cut.ts";
import { SortedWords } from "./sorted.ts";
import { Tokens, UNSEEN, widened } from "./tokens.ts";
import { NAME } from "./weights.ts";

const SOURCE_BITS = 3;
const SOURCE = (1 << SOURCE_BITS) - 1;
/** What is left of some stretches of text is no word. */
const NO_WORD = -2;
const LONGEST = 100;

/** A list of numbers that grows. */
class Numbers {
  length = 0;
  private held = new Int32Array(1 << 16);

  push(value: number): void {
    if (this.length === this.held.length) {
      this.held = widened(this.held);
    }
    this.held[this.length++] = value;
  }

  get values(): Int32Array {
    return this.held.subarray(0, this.length);
  }
}

/** Words of one kind of text: Italian ones, or those of any other language, whose stems are English. */
class Side {
  /** Numbers of words by what stands in a text, before it is folded. */
  readonly seen = new Tokens();
  readonly numbers = new Map<string, number>();
}

/** The words of a name. */
export interface NameWords {
  all: string;
  /** Without those that say nothing. */
  telling: string;
}

/**
 * Collects the words of services, one service after the other. Texts of a service come in the order of how telling they are,
 * so that the first time a word comes is the one that counts.
 */
export class WordCollector {
  private readonly words: string[] = [];
  private readonly sides: [Side, Side] = [new Side(), new Side()];
  private readonly postings = new Numbers();
  private readonly ofWord = new Numbers();
  /** The last service each word was met in, one more than its number. */
  private lastMet = new Int32Array(1 << 12);
  private named: string[] = [];
  private readonly cut = new Cut();

  add(document: number, text: string, italian: boolean, source: number): void {
    const side = this.sides[italian ? 0 : 1];
    const cut = this.cut.start(text);
    while (cut.next()) {
      let number = side.seen.find(text, cut.from, cut.to, cut.hash);
      if (number === UNSEEN) {
        const token = text.slice(cut.from, cut.to);
        number = this.numberOf(side, normalize(token));
        side.seen.add(token, cut.hash, number);
      }
      if (number !== NO_WORD) {
        if (source === NAME) {
          this.named.push(this.words[number] as string);
        }
        if (this.lastMet[number] !== document + 1) {
          this.lastMet[number] = document + 1;
          this.postings.push((document << SOURCE_BITS) | source);
          this.ofWord.push(number);
        }
      }
    }
  }

  addName(document: number, text: string, italian: boolean): NameWords {
    this.named = [];
    this.add(document, text, italian, NAME);
    const telling = this.named.filter((word) => !isStopWord(word));
    const all = this.named.join(" ");
    return { all, telling: telling.length === 0 ? all : telling.join(" ") };
  }

  private numberOf(side: Side, word: string): number {
    if (word === "" || word.length > LONGEST) {
      return NO_WORD;
    }
    let number = side.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.words.push(word);
      side.numbers.set(word, number);
      if (number === this.lastMet.length) {
        this.lastMet = widened(this.lastMet);
      }
    }
    return number;
  }

  index(): WordIndex {
    const count = this.words.length;
    const starts = new Int32Array(count + 1);
    const numbers = this.ofWord.values;
    for (const number of numbers) {
      starts[number + 1] = (starts[number + 1] as number) + 1;
    }
    for (let i = 0; i < count; i++) {
      starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
    }
    const next = starts.slice(0, count);
    const packed = new Int32Array(numbers.length);
    const postings = this.postings.values;
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] as number;
      packed[next[number] as number] = postings[i] as number;
      next[number] = (next[number] as number) + 1;
    }
    return new WordIndex(this.words, this.sides[0].numbers, this.sides[1].numbers, starts, packed);
  }
}

/** In which services a word stands, and where in them. */
export class WordIndex {
  /** Words in order of their code units. */
  readonly vocabulary: SortedWords;

  constructor(
    words: string[],
    private readonly italian: ReadonlyMap<string, number>,
    private readonly other: ReadonlyMap<string, number>,
    private readonly starts: Int32Array,
    private readonly postings: Int32Array,
  ) {
    this.vocabulary = new SortedWords(italian.size === 0 || other.size === 0 ? words : new Set(words));
  }

  has(word: string): boolean {
    return this.italian.has(word) || this.other.has(word);
  }

  /** Of words in Italian texts. A word begins with its stem, and little comes after it. */
  withItalianStem(stem: string, stemmer: Stemmer): number[] {
    const found: number[] = [];
    const [from, to] = this.vocabulary.startingWith(stem);
    for (let i = from; i < to; i++) {
      const word = this.vocabulary.words[i] as string;
      const number = word.length - stem.length < 4 ? this.italian.get(word) : undefined;
      if (number !== undefined && stemmer.of(word).italian === stem) {
        found.push(number);
      }
    }
    return found;
  }

  /** Of words in texts of other languages. */
  withEnglishStem(stem: string, stemmer: Stemmer): number[] {
    const found: number[] = [];
    for (const word of stemmer.withEnglish(stem)) {
      const number = this.other.get(word);
      if (number !== undefined && stemmer.of(word).english === stem) {
        found.push(number);
      }
    }
    return found;
  }

  /** Words in texts of other languages than Italian. */
  get foreign(): Iterable<string> {
    return this.other.keys();
  }

  /** The numbers of a word: one as an Italian word, one as a word of another language. */
  numbersOf(word: string): number[] {
    const found: number[] = [];
    const italian = this.italian.get(word);
    const other = this.other.get(word);
    if (italian !== undefined) {
      found.push(italian);
    }
    if (other !== undefined) {
      found.push(other);
    }
    return found;
  }

  /**
   * Raises the best score of each candidate that has a word.
   *
   * @param weights by where the word stands
   * @param least words that stand in less telling places do not count
   */
  raise(number: number, weights: Int16Array, candidates: Uint8Array, best: Int16Array, least = 1): void {
    const to = this.starts[number + 1] as number;
    for (let i = this.starts[number] as number; i < to; i++) {
      const posting = this.postings[i] as number;
      const document = posting >> SOURCE_BITS;
      const source = posting & SOURCE;
      const weight = weights[source] as number;
      if (source >= least && candidates[document] === 1 && weight > (best[document] as number)) {
        best[document] = weight;
      }
    }
  }

  /** In how many services a word stands. */
  frequency(word: string): number {
    const documents = new Set<number>();
    for (const number of this.numbersOf(word)) {
      for (let i = this.starts[number] as number; i < (this.starts[number + 1] as number); i++) {
        documents.add((this.postings[i] as number) >> SOURCE_BITS);
      }
    }
    return documents.size;
  }
}
