/** A paragraph or a list of the little Markdown that guides have: each line is a row of runs, bold or not. */
export interface Passage {
  kind: "paragraph" | "list";
  lines: Run[][];
}
export interface Run {
  words: string;
  bold: boolean;
}

/** Reads paragraphs, lists with hyphens and bold; everything else is words. */
export function passages(text: string): Passage[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const list = lines.every((line) => /^\s*[-*] /.test(line));
      return { kind: list ? "list" : "paragraph", lines: lines.map((line) => runs(list ? line.replace(/^\s*[-*] /, "") : line)) };
    });
}

function runs(line: string): Run[] {
  return line
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== "")
    .map((part) => (/^\*\*[^*]+\*\*$/.test(part) ? { words: part.slice(2, -2), bold: true } : { words: part, bold: false }));
}
