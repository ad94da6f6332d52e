import { expect, test } from "vitest";
import { withNumber } from "../src/edit/places.ts";

test("the house number typed behind a street stays with it", () => {
  expect(withNumber("garibaldi 12", "Via Garibaldi")).toBe("Via Garibaldi 12");
  expect(withNumber("Via Garibaldi, 12/bis", "Via Garibaldi")).toBe("Via Garibaldi 12/bis");
  expect(withNumber("garibaldi", "Via Garibaldi")).toBe("Via Garibaldi");
  expect(withNumber("corso 4 novembre 7", "Corso 4 Novembre")).toBe("Corso 4 Novembre 7");
});
