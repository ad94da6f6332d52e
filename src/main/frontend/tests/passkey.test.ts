import { describe, expect, it } from "vitest";
import { bytes, creationOptions, requestOptions, text } from "../src/passkey/json";

describe("bytes in JSON", () => {
  it("come back as they were, whatever their length", () => {
    for (const length of [0, 1, 2, 3, 32, 33]) {
      const buffer = Uint8Array.from({ length }, (_, i) => (i * 71 + 250) % 256);
      expect([...bytes(text(buffer.buffer))]).toEqual([...buffer]);
    }
  });

  it("have no letters that an address would escape", () => {
    expect(text(Uint8Array.from([251, 255, 254]).buffer)).toBe("-__-");
  });
});

describe("options", () => {
  it("name the person and the keys the device has already in bytes", () => {
    const options = creationOptions({
      challenge: "AQ",
      user: { id: "Ag", name: "ada@example.org", displayName: "Ada" },
      excludeCredentials: [{ id: "Aw", type: "public-key" }],
    });

    expect([...(options.challenge as Uint8Array)]).toEqual([1]);
    expect([...(options.user.id as Uint8Array)]).toEqual([2]);
    expect(options.excludeCredentials?.map((key) => [...(key.id as Uint8Array)])).toEqual([[3]]);
  });

  it("may leave open whose key it is", () => {
    expect(requestOptions({ challenge: "AQ" }).allowCredentials).toEqual([]);
  });
});
