import { describe, expect, it } from "vitest";
import lines from "../../../../test/resources/golden/pack-en.jsonl?raw";
import { Desk } from "../../src/pack/desk.ts";
import type { Answer, Request } from "../../src/pack/protocol.ts";
import { ALL } from "../../src/pack/search/index.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");

/** A desk whose steps the test runs one by one. */
class Opened {
  readonly answers: Answer[] = [];
  private readonly steps: (() => void)[] = [];
  private readonly desk = new Desk(
    (answer) => this.answers.push(answer),
    (step) => this.steps.push(step),
    () => NOW,
  );

  take(...requests: Request[]): this {
    requests.forEach((request) => this.desk.take(request));
    return this;
  }

  run(): this {
    for (let step = this.steps.shift(); step !== undefined; step = this.steps.shift()) {
      step();
    }
    return this;
  }
}

function search(id: number, text: string): Request {
  return { id, kind: "search", query: { ...ALL, text } };
}

function loaded(): Opened {
  const desk = new Opened().take({ id: 1, kind: "load", lines, language: "en" }).run();
  expect(desk.answers.splice(0)).toEqual([{ id: 1, kind: "loaded", services: 3, city: "torino" }]);
  return desk;
}

describe("the desk of the worker", () => {
  it("answers searches, addresses, services and suggestions", () => {
    const { answers } = loaded()
      .take(
        search(2, "job"),
        { id: 3, kind: "ask", parameters: "q=library" },
        { id: 4, kind: "service", service: "26G65Y1mfVjYMspTnpuEGj" },
        { id: 5, kind: "service", service: "nobody" },
        { id: 6, kind: "suggest", query: { ...ALL, text: "libary" } },
      )
      .run();
    expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
      [2, "found"],
      [3, "asked"],
      [4, "service"],
      [5, "service"],
      [6, "suggested"],
    ]);
    expect(answers[0]).toMatchObject({ result: { total: 1, hits: [{ service: { name: "Mills job desk" } }] } });
    expect(answers[1]).toMatchObject({ asked: { query: { text: "library" } }, result: { total: 1 } });
    expect(answers[2]).toMatchObject({ service: { name: "Nettle shelter" } });
    expect(answers[3]).toMatchObject({ service: null });
    expect(answers[4]).toMatchObject({ suggestions: { spelling: "library" } });
  });

  it("gives the places of all that is found, not only of a page, with the room they are known to", () => {
    const { answers } = loaded()
      .take({ id: 2, kind: "places", parameters: "limit=1" }, { id: 3, kind: "places", parameters: "q=library&limit=1" })
      .run();
    expect(answers[0]).toEqual({ id: 2, kind: "outdated" });
    expect(answers[1]).toMatchObject({ places: [{ name: { text: "Biblioteca delle Felci" }, lat: 45.0702345, around: 0 }] });
    const all = loaded().take({ id: 2, kind: "places", parameters: "limit=1" }).run().answers;
    expect(all[0]).toMatchObject({ places: [{ around: 200 }, { around: 0 }] });
  });

  it("looks only at the newest search of those that wait", () => {
    const { answers } = loaded()
      .take(search(2, "j"), search(3, "jo"), { id: 4, kind: "service", service: "nobody" }, search(5, "job"))
      .run();
    expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
      [2, "outdated"],
      [3, "outdated"],
      [4, "service"],
      [5, "found"],
    ]);
  });

  it("finds one service by its whole id without reading the others", () => {
    const broken = lines.replace('"name":"Mills job desk"', '"name":Mills');
    const { answers } = new Opened()
      .take(
        { id: 1, kind: "load", lines: broken, language: "en" },
        { id: 2, kind: "service", service: "26G65Y1mfVjYMspTnpuEGj" },
        { id: 3, kind: "service", service: "26G65Y1mfVjYMspTnpuEG" },
        search(4, "nettle"),
      )
      .run();
    expect(broken).not.toBe(lines);
    expect(answers[1]).toMatchObject({ service: { name: "Nettle shelter" } });
    expect(answers[2]).toEqual({ id: 3, kind: "service", service: null });
    expect(answers[3]).toMatchObject({ id: 4, kind: "failed" });
  });

  it("takes bytes as well as text", () => {
    const bytes = new TextEncoder().encode(lines).buffer as ArrayBuffer;
    const { answers } = new Opened().take({ id: 1, kind: "load", lines: bytes, language: "en" }).run();
    expect(answers).toEqual([{ id: 1, kind: "loaded", services: 3, city: "torino" }]);
  });

  it("refuses a broken pack and keeps the old one", () => {
    const { answers } = loaded()
      .take({ id: 2, kind: "load", lines: '{"k":"service:', language: "en" })
      .run()
      .take({ id: 3, kind: "load", lines: "", language: "en" }, search(4, "job"))
      .run();
    expect(answers[0]).toMatchObject({ id: 2, kind: "failed" });
    expect(answers[1]).toEqual({ id: 3, kind: "failed", message: "pack: it has no line with the key city" });
    expect(answers[2]).toMatchObject({ id: 4, kind: "found", result: { total: 1 } });
  });

  it("says that it has no pack", () => {
    const { answers } = new Opened().take(search(1, "job")).run();
    expect(answers).toEqual([{ id: 1, kind: "failed", message: "pack: none is loaded" }]);
  });
});
