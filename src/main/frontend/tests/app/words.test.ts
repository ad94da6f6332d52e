import { expect, test } from "vitest";
import { Words } from "../../src/text/words";

test("numbers have the digits that stand on Italian doors, in every language, with its own plurals", () => {
  const pattern = "{count, plural, one {# service} few {# few} many {# many} other {# services}} {age, number}";
  expect(new Words({ key: pattern }, "bn").get("key", { count: 30, age: 7 })).toBe("30 services 7");
  expect(new Words({ key: pattern }, "ar").get("key", { count: 11, age: 7 })).toBe("11 many 7");
  expect(new Words({ key: pattern }, "ru").get("key", { count: 3, age: 7 })).toBe("3 few 7");
});
