import { describe, expect, it } from "vitest";
import { passages } from "../src/app/text";
import { changedDisplay, readDisplay } from "../src/page/display";
import { isAsked } from "../src/page/exit";
import { withCity } from "../src/page/step";

describe("how pages look", () => {
  it("has one size, and switches that go on and off", () => {
    expect(changedDisplay(["text-125", "contrast"], "text-150")).toEqual(["contrast", "text-150"]);
    expect(changedDisplay(["contrast", "text-150"], "text-100")).toEqual(["contrast"]);
    expect(changedDisplay(["contrast"], "contrast", false)).toEqual([]);
    expect(changedDisplay([], "still")).toEqual(["still"]);
  });

  it("forgets what it does not know", () => {
    const store = { getItem: () => "text-150 evil contrast text-100" } as unknown as Storage;
    expect(readDisplay(store)).toEqual(["text-150", "contrast"]);
  });
});

describe("the quick exit", () => {
  it("is asked for by three presses within two seconds", () => {
    expect(isAsked([0, 500])).toBe(false);
    expect(isAsked([0, 500, 900])).toBe(true);
    expect(isAsked([0, 1500, 2500])).toBe(false);
    expect(isAsked([0, 1500, 2500, 3000])).toBe(true);
  });
});

describe("a text of a guide", () => {
  it("has paragraphs, lists and bold, and nothing else", () => {
    expect(passages("Vai **subito**.\nPoi torna.\n\n- uno\n- **due** e tre\n\n<b>no</b>")).toEqual([
      { kind: "paragraph", lines: [[{ words: "Vai ", bold: false }, { words: "subito", bold: true }, { words: ".", bold: false }], [{ words: "Poi torna.", bold: false }]] },
      { kind: "list", lines: [[{ words: "uno", bold: false }], [{ words: "due", bold: true }, { words: " e tre", bold: false }]] },
      { kind: "paragraph", lines: [[{ words: "<b>no</b>", bold: false }]] },
    ]);
  });
});

describe("the city of a step", () => {
  it("takes the place of another", () => {
    expect(withCity("https://x.example/it/services?sector=health&city=bari", "torino")).toBe("https://x.example/it/services?sector=health&city=torino");
  });
});
