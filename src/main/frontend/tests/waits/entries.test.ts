import { describe, expect, it } from "vitest";
import { addEntry, changeEntry, draftOf, type Fresh, listEntries, removeEntry } from "../../src/waits/entries";
import { bodyOf } from "../../src/waits/send";

class Memory {
  private readonly values = new Map<string, string>();
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.values.set(key, value);
  removeItem = (key: string): void => void this.values.delete(key);
}

const store = (): Storage => new Memory() as unknown as Storage;
const fresh = (changes: Partial<Fresh> = {}): Fresh => ({ action: "/it/desk/services/abc", fields: [["name.it", "Ufficio"], ["_csrf", "old"]], person: "ada", about: "Ufficio", doing: "Salva", text: "", draft: false, ...changes });

describe("what waits on a device", () => {
  it("is seen by its person and, where nobody was signed in, by everybody", () => {
    const device = store();
    addEntry(device, fresh());
    addEntry(device, fresh({ person: null, about: "Segnalazione" }));
    expect(listEntries(device, "ada")).toHaveLength(2);
    expect(listEntries(device, "bice").map((entry) => entry.about)).toEqual(["Segnalazione"]);
    expect(listEntries(device, null).map((entry) => entry.about)).toEqual(["Segnalazione"]);
  });

  it("has one draft of a form, which gives way to the form itself", () => {
    const device = store();
    addEntry(device, fresh({ draft: true, fields: [["name.it", "Uno"]] }));
    addEntry(device, fresh({ draft: true, fields: [["name.it", "Due"]] }));
    addEntry(device, fresh({ draft: true, person: "bice" }));
    expect(draftOf(device, fresh())?.fields).toEqual([["name.it", "Due"]]);
    addEntry(device, fresh());
    expect(draftOf(device, fresh())).toBeUndefined();
    expect(listEntries(device, "bice")).toHaveLength(1);
    expect(listEntries(device, "ada").map((entry) => entry.draft)).toEqual([false]);
  });

  it("stays as it is when another entry leaves", () => {
    const device = store();
    const one = addEntry(device, fresh());
    const two = addEntry(device, fresh());
    changeEntry(device, { ...two, problem: { why: "changed", said: "" } });
    removeEntry(device, one.id);
    expect(listEntries(device, "ada")).toMatchObject([{ id: two.id, problem: { why: "changed" } }]);
  });

  it("survives nonsense in the store", () => {
    const device = store();
    device.setItem("waiting", '[{"id":1},{"id":"x","fields":[],"action":"https://elsewhere.example"},7]');
    expect(listEntries(device, "ada")).toEqual([]);
    device.setItem("waiting", "{");
    expect(listEntries(device, "ada")).toEqual([]);
  });
});

describe("what is sent of it", () => {
  it("has the token of a new form in place of the old one, and its own", () => {
    const entry = addEntry(store(), fresh());
    const body = bodyOf(entry, { _csrf: "new" });
    expect(body.getAll("_csrf")).toEqual(["new"]);
    expect(body.get("once")).toBe(entry.id);
  });

  it("says of a draft how long it waited", () => {
    const entry = { ...addEntry(store(), fresh({ draft: true })), written: Date.now() - 90_000 };
    expect(bodyOf(entry, {}).get("waited")).toBe("90");
    expect(bodyOf(entry, {}).has("once")).toBe(false);
  });
});
