/** Numbers of stretches of text that came before, found without making a string of the stretch. */
export class Tokens {
  private slots = new Int32Array(1 << 14);
  private hashes = new Int32Array(1 << 13);
  private values = new Int32Array(1 << 13);
  private readonly tokens: string[] = [];

  /**
   * @param hash of the stretch, always the same for the same letters
   * @param make the number of a stretch that comes for the first time
   */
  numberOf(text: string, from: number, to: number, hash: number, make: (token: string) => number): number {
    const mask = this.slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (let held = this.slots[slot] as number; held !== 0; held = this.slots[slot] as number) {
      if (this.hashes[held - 1] === hash && same(this.tokens[held - 1] as string, text, from, to)) {
        return this.values[held - 1] as number;
      }
      slot = (slot + 1) & mask;
    }
    const token = text.slice(from, to);
    const value = make(token);
    if (this.tokens.length === this.hashes.length) {
      this.grow();
    }
    this.hashes[this.tokens.length] = hash;
    this.values[this.tokens.length] = value;
    this.tokens.push(token);
    this.put(this.tokens.length, hash);
    return value;
  }

  private put(held: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = slotOf(hash) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = held;
  }

  private grow(): void {
    this.hashes = widened(this.hashes);
    this.values = widened(this.values);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let i = 0; i < this.tokens.length; i++) {
      this.put(i + 1, this.hashes[i] as number);
    }
  }
}

/** The same numbers with room for as many again. */
export function widened(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}

function same(token: string, text: string, from: number, to: number): boolean {
  if (token.length !== to - from) {
    return false;
  }
  for (let i = 0; i < token.length; i++) {
    if (token.charCodeAt(i) !== text.charCodeAt(from + i)) {
      return false;
    }
  }
  return true;
}
