const TOGETHER = 64;

// Finds the smallest number that makes the SHA-256 of `ticket:number` begin with so many zero bits. Hashes come from the
// browser's own threads, some at a time, so the page stays quick meanwhile.
export async function solve(ticket: string, bits: number): Promise<number> {
  const text = new TextEncoder();
  for (let first = 0; ; first += TOGETHER) {
    const hashes = await Promise.all(
      Array.from({ length: TOGETHER }, (_, i) =>
        crypto.subtle.digest("SHA-256", text.encode(`${ticket}:${first + i}`)),
      ),
    );
    const found = hashes.findIndex((hash) => zeroBits(new Uint8Array(hash)) >= bits);
    if (found >= 0) {
      return first + found;
    }
  }
}

export function zeroBits(hash: Uint8Array): number {
  let zeros = 0;
  for (const byte of hash) {
    if (byte !== 0) {
      return zeros + Math.clz32(byte) - 24;
    }
    zeros += 8;
  }
  return zeros;
}
