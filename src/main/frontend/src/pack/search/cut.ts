import {
  classOf,
  COMPLEX,
  DIGIT,
  EXTEND,
  HEBREW,
  JOINER,
  KIND,
  LATIN,
  LETTER,
  MID_BOTH,
  MID_DIGIT,
  MID_LETTER,
  OTHER,
  PICTURE,
  scriptOf,
} from "./characters.ts";

const QUOTE = 0x22;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
const ZERO_WIDTH_JOINER = 0x200d;
const FIRST_FLAG = 0x1f1e6;
const LAST_FLAG = 0x1f1ff;

let segmenter: Intl.Segmenter | undefined;

function mix(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0xd800 || unit > 0xdfff ? unit : (text.codePointAt(at) as number);
}

function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/**
 * Cuts texts into words as the server does, one word after the other. Only stretches of scripts that write without spaces
 * ask the browser's dictionary, which is slow; the rest is a walk over the characters.
 */
export class Cut {
  /** Where the word found begins and ends, and a hash of what stands there. */
  from = 0;
  to = 0;
  hash = 0;
  private text = "";
  private at = 0;
  /** Of the last letter: digits and signs after it belong to its script, and a letter of another one begins a word. */
  private script = 0;
  /** Words of the last stretch that the dictionary has cut, where they begin and end, the next one last. */
  private cutAlready: number[] = [];

  start(text: string): this {
    this.text = text;
    this.at = 0;
    this.script = 0;
    this.cutAlready = [];
    return this;
  }

  /** Finds the next word; false behind the last one. */
  next(): boolean {
    if (this.cutAlready.length > 0) {
      return this.fromStretch();
    }
    while (this.at < this.text.length) {
      const code = codeAt(this.text, this.at);
      switch (classOf(code) & KIND) {
        case LETTER:
        case DIGIT:
        case JOINER:
          if (this.word()) {
            return true;
          }
          break;
        case COMPLEX:
          this.stretch();
          if (this.cutAlready.length > 0) {
            return this.fromStretch();
          }
          break;
        case PICTURE:
          this.picture();
          return true;
        default:
          this.at += width(code);
      }
    }
    return false;
  }

  private word(): boolean {
    const { text } = this;
    const from = this.at;
    let at = from;
    let last = OTHER;
    let says = false;
    let hash = 0;
    while (at < text.length) {
      const code = codeAt(text, at);
      if (code >= SMALL_A && code <= SMALL_Z && this.script === LATIN) {
        // Most letters of most texts.
        says = true;
        last = LETTER;
        hash = mix(hash, code);
        at++;
        continue;
      }
      const found = classOf(code);
      const kind = found & KIND;
      if (kind === LETTER || kind === DIGIT || kind === JOINER) {
        const own = scriptOf(found);
        if (own !== 0 && own !== this.script) {
          if (this.script !== 0 && at > from) {
            break;
          }
          this.script = own;
        }
        says ||= kind !== JOINER;
        last = kind;
      } else if (kind !== EXTEND && !(this.joins(code, kind, last) && this.goesOn(at + 1, last))) {
        break;
      }
      hash = mix(hash, code);
      at += width(code);
    }
    this.at = at;
    this.from = from;
    this.to = at;
    this.hash = hash;
    return says;
  }

  private joins(code: number, kind: number, last: number): boolean {
    return last === LETTER
      ? kind === MID_LETTER || kind === MID_BOTH || (code === QUOTE && this.script === HEBREW)
      : last === DIGIT && (kind === MID_DIGIT || kind === MID_BOTH);
  }

  /** Whether behind a sign in the middle, and its marks, stands the same kind as before it. */
  private goesOn(after: number, wanted: number): boolean {
    for (let at = after; at < this.text.length; ) {
      const code = codeAt(this.text, at);
      const found = classOf(code);
      if ((found & KIND) !== EXTEND) {
        const own = scriptOf(found);
        return (found & KIND) === wanted && (own === 0 || this.script === 0 || own === this.script);
      }
      at += width(code);
    }
    return false;
  }

  private stretch(): void {
    const from = this.at;
    while (this.at < this.text.length) {
      const code = codeAt(this.text, this.at);
      const found = classOf(code);
      if ((found & KIND) !== COMPLEX && (found & KIND) !== EXTEND) {
        break;
      }
      this.script = scriptOf(found) || this.script;
      this.at += width(code);
    }
    segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
    for (const segment of segmenter.segment(this.text.slice(from, this.at))) {
      if (segment.isWordLike) {
        this.cutAlready.unshift(from + segment.index, from + segment.index + segment.segment.length);
      }
    }
  }

  private fromStretch(): true {
    const to = this.cutAlready.pop();
    const from = this.cutAlready.pop();
    return this.tell(from as number, to as number);
  }

  /** Pictures that are joined or coloured are one word, and so are the two letters of a flag. */
  private picture(): void {
    const from = this.at;
    let joined = true;
    while (this.at < this.text.length) {
      const code = codeAt(this.text, this.at);
      const kind = classOf(code) & KIND;
      if (kind !== EXTEND && !(kind === PICTURE && joined)) {
        break;
      }
      joined = code === ZERO_WIDTH_JOINER || (code >= FIRST_FLAG && code <= LAST_FLAG && this.at === from);
      this.at += width(code);
    }
    this.tell(from, this.at);
  }

  private tell(from: number, to: number): true {
    let hash = 0;
    for (let at = from; at < to; ) {
      const code = codeAt(this.text, at);
      hash = mix(hash, code);
      at += width(code);
    }
    this.from = from;
    this.to = to;
    this.hash = hash;
    return true;
  }
}
