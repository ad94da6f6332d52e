import type { Declaration, Plugin } from "postcss";

// Bootstrap Italia comes for lines from the left. Its sides become beginning and end, so that one style sheet serves both
// directions; a map keeps its own sides.
const renamed: Record<string, string> = {
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  "border-left": "border-inline-start",
  "border-right": "border-inline-end",
  "border-top-left-radius": "border-start-start-radius",
  "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius",
  "border-bottom-right-radius": "border-end-end-radius",
};
const valued: Record<string, Record<string, string>> = {
  "float": { left: "inline-start", right: "inline-end" },
  "text-align": { left: "start", right: "end" },
};

export function logicalSides(): Plugin {
  return {
    postcssPlugin: "logical-sides",
    Declaration: (declaration: Declaration) => {
      if (declaration.source?.input.file?.includes("maplibre-gl")) {
        return;
      }
      declaration.prop = renamed[declaration.prop] ?? declaration.prop;
      declaration.value = valued[declaration.prop]?.[declaration.value] ?? declaration.value;
    },
  };
}
