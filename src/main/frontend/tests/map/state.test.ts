import { describe, expect, test } from "vitest";
import {
  around, canonical, changed, contains, formatBounds, formatNear, formatPosition, movedAway, onMap, parseBounds, parsePosition, queryString,
} from "../../src/map/state.ts";

describe("the map position in the hash", () => {
  test("comes back as it was written", () => {
    const position = { zoom: 13.25, lat: 45.07121, lon: -7.68 };
    expect(formatPosition(position)).toBe("#map=13.25/45.07121/-7.68");
    expect(parsePosition(formatPosition(position))).toEqual(position);
  });

  test.each(["", "#list", "#map=13", "#map=99/45/7", "#map=3/95/7", "#map=3/45/200", "#map=a/b/c", "#map=3/45/7&x"])("is not read from %j", (hash) => {
    expect(parsePosition(hash)).toBeNull();
  });
});

describe("the search in the address", () => {
  test("has one spelling whatever the order of the fields", () => {
    const search = canonical([["sector", "work"], ["q", " corso "], ["sector", "health"], ["city", ""], ["sort", "relevance"], ["fragment", "list"]]);
    expect(queryString(search)).toBe("?q=corso&sector=work,health");
  });

  test("keeps commas that belong to the words", () => {
    expect(queryString(canonical([["q", "via Nizza, 12"]]))).toBe("?q=via+Nizza,+12");
    expect(canonical(new URLSearchParams("q=a,b")).get("q")).toBe("a,b");
  });

  test("drops what means nothing without a position", () => {
    expect(queryString(canonical([["radius", "500"], ["sort", "distance"]]))).toBe("");
    expect(queryString(canonical([["near", "45.07,7.68"], ["sort", "distance"]]))).toBe("?near=45.07,7.68&sort=distance");
  });

  test("begins again from the first result when it changes", () => {
    const search = changed(new URLSearchParams("q=casa&offset=40&bbox=1,2,3,4"), { bbox: null, city: "bari" });
    expect(queryString(search)).toBe("?q=casa&city=bari");
  });

  test("reaches the map without box, order and page, and without a position that filters nothing", () => {
    const search = new URLSearchParams("q=x&bbox=1,2,3,4&sort=name&offset=20&near=45,7");
    expect(queryString(onMap(search))).toBe("?q=x");
    search.set("radius", "500");
    expect(queryString(onMap(search))).toBe("?q=x&near=45,7&radius=500");
  });
});

test("a position is rounded to a hundred metres before it leaves the browser", () => {
  expect(formatNear(45.0703393, 7.6869005)).toBe("45.07,7.687");
});

describe("boxes", () => {
  test("are read only when they are boxes", () => {
    expect(parseBounds("7,45,8,46")).toEqual([7, 45, 8, 46]);
    expect(formatBounds([7.1234567, 45, 8, 46])).toBe("7.12346,45,8,46");
    for (const text of [null, "", "1,2,3", "8,45,7,46", "a,b,c,d"]) expect(parseBounds(text)).toBeNull();
  });

  test("lie around points", () => {
    expect(around([])).toBeNull();
    expect(around([{ lon: 7, lat: 46 }, { lon: 8, lat: 45 }])).toEqual([7, 45, 8, 46]);
    expect(contains([7, 45, 8, 46], 7.5, 45.5)).toBe(true);
    expect(contains([7, 45, 8, 46], 8.5, 45.5)).toBe(false);
  });

  test("differ from the searched one only after a real move", () => {
    expect(movedAway([7, 45, 8, 46], [7.05, 45, 8.05, 46])).toBe(false);
    expect(movedAway([7, 45, 8, 46], [7.2, 45, 8.2, 46])).toBe(true);
    expect(movedAway([7, 45, 8, 46], [7.3, 45.3, 7.7, 45.7])).toBe(true);
  });
});
