/** Words in the order of their code units, for looking up beginnings. */
export class SortedWords {
  readonly words: string[];

  constructor(words: Iterable<string>) {
    this.words = [...words].sort();
  }

  /** Where the first word stands that is not before `word`. */
  from(word: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] as string) < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the words that begin so stand: from the first one to behind the last one. */
  startingWith(start: string): [number, number] {
    const from = this.from(start);
    let low = from;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] as string).startsWith(start)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return [from, low];
  }

  /** Positions of other words with the same first letter that pass a test. */
  *withFirstLetterOf(word: string, passes: (other: string) => boolean): Iterable<number> {
    const [from, to] = this.startingWith(word.slice(0, (word.codePointAt(0) as number) > 0xffff ? 2 : 1));
    for (let i = from; i < to; i++) {
      const other = this.words[i] as string;
      if (other !== word && passes(other)) {
        yield i;
      }
    }
  }
}
