import { describe, expect, it } from "vitest";
import lines from "../../../../test/resources/golden/pack-it.jsonl?raw";
import { ALL, Corpus, Lines, readParameters, writeParameters } from "../../src/pack/search/index.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");
const corpus = new Corpus(new Lines(lines), "it");

function read(parameters: string) {
  return readParameters(new URLSearchParams(parameters), corpus, NOW);
}

describe("the query string of an address", () => {
  it("asks for everything when it is empty or its values are", () => {
    expect(read("")).toEqual({ query: ALL, now: false, problems: [] });
    expect(read("q=&sector=&near=%20")).toEqual({ query: ALL, now: false, problems: [] });
  });

  it("is read with every parameter, values repeated or joined by commas", () => {
    const asked = read(
      "q=lavoro+a+Torino&city=torino&sector=health-pharmacy,work&sector=housing&target=women&language=ar,zh-Hans" +
        "&access=free&area=001272&availability=free&verified=fresh&practice=yes&open_at=2026-12-01T10:00:00%2B01:00" +
        "&near=45.07,7.68&radius=500&bbox=7.6,45,7.7,45.1&sort=distance&limit=50&offset=100&lang=it",
    );
    expect(asked).toEqual({
      query: {
        text: "lavoro a Torino",
        city: "torino",
        filters: {
          sector: ["health-pharmacy", "work", "housing"],
          target: ["women"],
          language: ["ar", "zh-Hans"],
          access: ["free"],
          area: ["001272"],
          availability: ["free"],
          verified: ["fresh"],
          practice: ["yes"],
        },
        openAt: Date.parse("2026-12-01T09:00:00Z"),
        box: [7.6, 45, 7.7, 45.1],
        near: { lat: 45.07, lon: 7.68, radius: 500 },
        sort: "distance",
        offset: 100,
        limit: 50,
      },
      now: false,
      problems: [],
    });
  });

  it("is written so that it asks the same again", () => {
    for (const parameters of [
      "",
      "?q=caff%C3%A8+%26+t%C3%A8&sector=housing,work&open_at=now&near=45.07,7.68&radius=500&sort=distance&offset=20",
      "?city=torino&access=free,walk-in&bbox=7.6,45,7.7,45.1&limit=50",
      "?open_at=2026-12-01T09%3A00%3A00Z",
    ]) {
      expect(writeParameters(read(parameters))).toBe(parameters);
    }
  });

  it("narrows a sector by one below it", () => {
    expect(read("sector=work,work-employment-centre").query.filters.sector).toEqual(["work-employment-centre"]);
  });

  it.each([
    ["sector=nonsense", "sector", "nonsense", "value"],
    ["city=napoli", "city", "napoli", "value"],
    ["access=gratis", "access", "gratis", "value"],
    ["language=a_b", "language", "a_b", "format"],
    ["area=999999", "area", "999999", "format"],
    ["open_at=tomorrow", "open_at", "tomorrow", "format"],
    ["open_at=2026-13-41T10:00Z", "open_at", "2026-13-41T10:00Z", "format"],
    ["near=45", "near", "45", "format"],
    ["near=145,7", "near", "145,7", "format"],
    ["radius=5", "radius", "5", "needs-near"],
    ["near=45,7&radius=0", "radius", "0", "format"],
    ["bbox=8,45,7,46", "bbox", "8,45,7,46", "format"],
    ["sort=best", "sort", "best", "value"],
    ["sort=distance", "sort", "distance", "needs-near"],
    ["limit=201", "limit", "201", "format"],
    ["offset=-1", "offset", "-1", "format"],
    ["lang=en", "lang", "en", "value"],
    ["colour=red", "colour", "", "unknown"],
  ])("says what it cannot read: %s", (parameters, name, value, kind) => {
    const { problems } = read(parameters);
    expect(problems.map((problem) => [problem.name, problem.value, problem.kind])).toEqual([[name, value, kind]]);
  });

  it("reads a text only so far", () => {
    const asked = read(`q=${"a".repeat(300)}`);
    expect(asked.query.text).toHaveLength(200);
    expect(asked.problems).toEqual([{ name: "q", value: `${"a".repeat(40)}…`, kind: "format", allowed: [] }]);
  });
});
