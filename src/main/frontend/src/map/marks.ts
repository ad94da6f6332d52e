// Marks that every map of services draws alike. Places known, or shown, only to their street, neighbourhood or town are areas as large
// as that, without a point in them.
import type { ExpressionSpecification } from "maplibre-gl";

/** The fonts of the page: a style without glyphs draws with these. */
export const BOLD = ["SemiBold", "Titillium Web", "Noto Sans", "sans-serif"];

/** Ground in a pixel at zoom 0 in the middle of Italy. */
const METRES_OF_A_PIXEL = 57_600;

/** Metres become pixels: those of one pixel halve with each zoom. A few pixels more keep small areas in sight. */
export function reach(more: number): ExpressionSpecification {
  return [
    "interpolate", ["exponential", 2], ["zoom"],
    0, ["+", more, ["/", ["get", "around"], METRES_OF_A_PIXEL]],
    22, ["+", more, ["/", ["get", "around"], METRES_OF_A_PIXEL / 2 ** 22]],
  ];
}

/** A whole town must not hide the streets under it. */
export function wash(most: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 10, most, 15, ["case", [">", ["get", "around"], 1_000], most / 4, most]];
}
