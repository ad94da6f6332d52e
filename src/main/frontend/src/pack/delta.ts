import type { Delta } from "./format";

const KEY = /^\{"k":"((?:[^"\\]|\\.)*)"/;

/** The key of a line: its first member. */
export function keyOf(line: string): string {
  const found = KEY.exec(line);
  if (!found) throw new Error("a line without a key");
  return JSON.parse(`"${found[1]}"`) as string;
}

/** The lines of a pack after a delta: what is gone taken away, what is new or changed put in, sorted by key as the server sorts. */
export function applyDelta(lines: string, delta: Delta): string {
  const byKey = new Map<string, string>();
  for (const line of lines.split("\n")) {
    if (line !== "") byKey.set(keyOf(line), line);
  }
  for (const key of delta.gone) byKey.delete(key);
  for (const line of delta.lines) byKey.set(keyOf(line), line);
  const sorted = [...byKey.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map((key) => `${byKey.get(key)}\n`).join("");
}
