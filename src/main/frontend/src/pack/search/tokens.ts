/** What [Tokens.find] answers of a stretch that has not come before. */
export const UNSEEN = -1;

/** Numbers in a slot: that of the token from 1, its hash, and its value. */
const WIDTH = 4;

/** Values of stretches of text that came before, found without making a string of the stretch. */
export class Tokens {
  private slots = new Int32Array(WIDTH << 14);
  private readonly tokens: string[] = [];

  /** @param hash of the stretch, always the same for the same letters */
  find(text: string, from: number, to: number, hash: number): number {
    const { slots, tokens } = this;
    const mask = slots.length - 1;
    for (let slot = slotOf(hash) & mask; slots[slot] !== 0; slot = (slot + WIDTH) & mask) {
      if (slots[slot + 1] === hash && same(tokens[(slots[slot] as number) - 1] as string, text, from, to)) {
        return slots[slot + 2] as number;
      }
    }
    return UNSEEN;
  }

  /** @param token one that was not found */
  add(token: string, hash: number, value: number): void {
    if (this.tokens.length * 2 * WIDTH >= this.slots.length) {
      this.grow();
    }
    this.tokens.push(token);
    this.put(this.tokens.length, hash, value);
  }

  private put(held: number, hash: number, value: number): void {
    const mask = this.slots.length - 1;
    let slot = slotOf(hash) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + WIDTH) & mask;
    }
    this.slots[slot] = held;
    this.slots[slot + 1] = hash;
    this.slots[slot + 2] = value;
  }

  private grow(): void {
    const { slots } = this;
    this.slots = new Int32Array(slots.length * 2);
    for (let slot = 0; slot < slots.length; slot += WIDTH) {
      if (slots[slot] !== 0) {
        this.put(slots[slot] as number, slots[slot + 1] as number, slots[slot + 2] as number);
      }
    }
  }
}

function slotOf(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 6) * WIDTH;
}

/** The same numbers with room for as many again. */
export function widened(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
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
