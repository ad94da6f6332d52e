import { isStopWord, normalize, type Stemmer } from "./analysis.ts";
import { cut } from "./cut.ts";
import { SortedWords } from "./sorted.ts";
import { NAME } from "./weights.ts";

const SOURCE_BITS = 3;
const SOURCE = (1 << SOURCE_BITS) - 1;
const NO_WORD = -1;

/** A list of numbers that grows. */
class Numbers {
  length = 0;
  private held = new Int32Array(1 << 16);

  push(value: number): void {
    if (this.length === this.held.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.held);
      this.held = wider;
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
  readonly seen = new Map<string, number>();
  readonly numbers = new Map<string, number>();
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
  /** The last service each word was met in. */
  private lastMet = new Int32Array(1 << 12).fill(-1);

  /** @returns the telling words of the text, where it is a name */
  add(document: number, text: string, italian: boolean, source: number): string {
    const side = this.sides[italian ? 0 : 1];
    const named: string[] = [];
    cut(text, (from, to) => {
      const token = text.slice(from, to);
      let number = side.seen.get(token);
      if (number === undefined) {
        number = this.numberOf(side, normalize(token));
        side.seen.set(token, number);
      }
      if (number === NO_WORD) {
        return;
      }
      if (source === NAME) {
        named.push(this.words[number] as string);
      }
      if (this.lastMet[number] !== document) {
        this.lastMet[number] = document;
        this.postings.push((document << SOURCE_BITS) | source);
        this.ofWord.push(number);
      }
    });
    const telling = named.filter((word) => !isStopWord(word));
    return (telling.length === 0 ? named : telling).join(" ");
  }

  private numberOf(side: Side, word: string): number {
    if (word === "" || word.length > 100) {
      return NO_WORD;
    }
    let number = side.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.words.push(word);
      side.numbers.set(word, number);
      if (number === this.lastMet.length) {
        const wider = new Int32Array(number * 2).fill(-1);
        wider.set(this.lastMet);
        this.lastMet = wider;
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
  private readonly sorted: SortedWords;
  private italianStems: Map<string, number[]> | undefined;
  private englishStems: Map<string, number[]> | undefined;

  constructor(
    words: Iterable<string>,
    private readonly italian: ReadonlyMap<string, number>,
    private readonly other: ReadonlyMap<string, number>,
    private readonly starts: Int32Array,
    private readonly postings: Int32Array,
  ) {
    this.sorted = new SortedWords(new Set(words));
  }

  has(word: string): boolean {
    return this.italian.has(word) || this.other.has(word);
  }

  /** Words in order of their code units. */
  get vocabulary(): SortedWords {
    return this.sorted;
  }

  /** Makes what the first query would otherwise have to wait for. */
  stem(stemmer: Stemmer): void {
    this.italianStems ??= this.byStem(this.italian, (word) => stemmer.of(word).italian);
    this.englishStems ??= this.byStem(this.other, (word) => stemmer.of(word).english);
  }

  private byStem(numbers: ReadonlyMap<string, number>, stem: (word: string) => string): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const [word, number] of numbers) {
      const key = stem(word);
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, [number]);
      } else {
        known.push(number);
      }
    }
    return found;
  }

  withItalianStem(stem: string): readonly number[] {
    return this.italianStems?.get(stem) ?? [];
  }

  withEnglishStem(stem: string): readonly number[] {
    return this.englishStems?.get(stem) ?? [];
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
    const numbers = this.numbersOf(word);
    const [first, second] = numbers;
    if (first === undefined) {
      return 0;
    }
    if (second === undefined) {
      return (this.starts[first + 1] as number) - (this.starts[first] as number);
    }
    const documents = new Set<number>();
    for (const number of numbers) {
      for (let i = this.starts[number] as number; i < (this.starts[number + 1] as number); i++) {
        documents.add((this.postings[i] as number) >> SOURCE_BITS);
      }
    }
    return documents.size;
  }
}
