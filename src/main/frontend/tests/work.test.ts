import { expect, test } from "vitest";
import { solve, zeroBits } from "../src/report/work";

test("finds the smallest number whose hash begins with enough zero bits", async () => {
  const text = new TextEncoder();
  const bitsOf = async (n: number): Promise<number> =>
    zeroBits(new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(`ticket:${n}`))));
  const number = await solve("ticket", 8);

  expect(await bitsOf(number)).toBeGreaterThanOrEqual(8);
  for (let smaller = 0; smaller < number; smaller++) {
    expect(await bitsOf(smaller)).toBeLessThan(8);
  }
});

test("counts zero bits across bytes", () => {
  expect(zeroBits(new Uint8Array([0, 0b00000111, 0]))).toBe(13);
  expect(zeroBits(new Uint8Array([0b10000000]))).toBe(0);
  expect(zeroBits(new Uint8Array([0, 0]))).toBe(16);
});
