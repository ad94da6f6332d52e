import { getPublicKeyAsync, signAsync, utils } from "@noble/ed25519";
import { describe, expect, it } from "vitest";
import { follow } from "../../src/app/pin";
import { applyDelta, keyOf } from "../../src/pack/delta";
import { hashOf, readManifest } from "../../src/pack/verify";

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const NOW = Date.parse("2026-11-29T12:00:00Z");

async function signed(changes: object = {}, secret = utils.randomSecretKey()) {
  const manifest = JSON.stringify({ format: 1, city: "torino", language: "ar", hash: "00", made: "2026-11-29T11:00:00Z", services: 3, bytes: 10, transfer: 5, ...changes });
  const signature = await signAsync(new TextEncoder().encode(manifest), secret);
  return { answer: { manifest, signature: base64(signature) }, key: base64(await getPublicKeyAsync(secret)) };
}

describe("a manifest", () => {
  it("is read when its signature is that of the pinned key", async () => {
    const { answer, key } = await signed();
    expect((await readManifest(answer, key, "torino", "ar", NOW)).services).toBe(3);
  });

  it("is refused when one letter of it was changed", async () => {
    const { answer, key } = await signed();
    const changed = { ...answer, manifest: answer.manifest.replace('"services":3', '"services":4') };
    await expect(readManifest(changed, key, "torino", "ar", NOW)).rejects.toMatchObject({ reason: "signature" });
  });

  it("is refused when another key signed it, or the signature is no signature", async () => {
    const { answer } = await signed();
    const { key } = await signed();
    await expect(readManifest(answer, key, "torino", "ar", NOW)).rejects.toMatchObject({ reason: "signature" });
    await expect(readManifest({ ...answer, signature: "AAAA" }, key, "torino", "ar", NOW)).rejects.toMatchObject({ reason: "signature" });
  });

  it.each([
    ["a format of tomorrow", { format: 2 }, "format"],
    ["the pack of another city", { city: "bari" }, "unknown"],
    ["the pack of another language", { language: "it" }, "unknown"],
    ["a day that has not come, by the clock of the device", { made: "2026-12-02T11:00:00Z" }, "clock"],
  ])("is refused for %s", async (_, changes, reason) => {
    const { answer, key } = await signed(changes);
    await expect(readManifest(answer, key, "torino", "ar", NOW)).rejects.toMatchObject({ reason });
  });
});

describe("a delta", () => {
  const line = (key: string, words: string): string => `{"k":"${key}","name":"${words}"}`;

  it("takes away, changes and adds, and the lines stay sorted", () => {
    const old = [line("city", "a"), line("service:b", "b"), line("service:d", "d")].map((text) => `${text}\n`).join("");
    const changed = applyDelta(old, { from: "1", to: "2", gone: ["service:b"], lines: [line("service:d", "D"), line("service:c", "c")] });
    expect(changed).toBe(`${line("city", "a")}\n${line("service:c", "c")}\n${line("service:d", "D")}\n`);
  });

  it("that says nothing changes nothing", async () => {
    const old = `${line("city", "a")}\n${line("service:b", "b")}\n`;
    expect(await hashOf(applyDelta(old, { from: "1", to: "1", gone: [], lines: [] }))).toBe(await hashOf(old));
  });

  it("reads keys with signs that JSON escapes", () => {
    expect(keyOf('{"k":"a\\"b","name":"x"}')).toBe('a"b');
    expect(() => keyOf('{"name":"x"}')).toThrow();
  });
});

describe("a key that was replaced", () => {
  async function pair() {
    const secret = utils.randomSecretKey();
    return { secret, key: base64(await getPublicKeyAsync(secret)) };
  }
  const vouch = async (from: { secret: Uint8Array; key: string }, to: { key: string }) => ({ from: from.key, to: to.key, signature: base64(await signAsync(new TextEncoder().encode(`pack-key:${to.key}`), from.secret)) });

  it("is followed through every key between", async () => {
    const [first, second, third] = [await pair(), await pair(), await pair()];
    const chain = [await vouch(first, second), await vouch(second, third)];
    expect(await follow({ key: third.key, chain }, first.key)).toBe(third.key);
    expect(await follow({ key: third.key, chain }, second.key)).toBe(third.key);
  });

  it("is not followed where somebody else vouches", async () => {
    const [first, second, thief] = [await pair(), await pair(), await pair()];
    const forged = { ...(await vouch(thief, second)), from: first.key };
    expect(await follow({ key: second.key, chain: [forged] }, first.key)).toBe(first.key);
  });
});
