// The file of a checklist, read by the same rules as on the server (`ChecklistFile`). Nothing in it is trusted.
import { isAnswer } from "./recommend.ts";

export const MOST_BYTES = 512 * 1024;

export interface State {
  answers: Record<string, string>;
  ticks: string[];
}

export type Refusal = "empty" | "tooLarge" | "broken" | "foreign" | "otherGuide" | "newer";

export type Reading = { state: State; unknown: number } | { refused: Refusal };

export function readFile(text: string, guide: string, questions: string[], items: string[]): Reading {
  if (text.length === 0) return { refused: "empty" };
  if (text.length > MOST_BYTES) return { refused: "tooLarge" };
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return { refused: "broken" };
  }
  if (!isRecord(file) || file["format"] !== "capacity-metro-guide") return { refused: "foreign" };
  if (file["guide"] !== guide) return { refused: "otherGuide" };
  if (file["version"] !== 1) return { refused: "newer" };
  const given = isRecord(file["answers"]) ? file["answers"] : {};
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const answer = Object.hasOwn(given, question) ? given[question] : undefined;
    if (isAnswer(answer)) answers[question] = answer;
  }
  const done = new Set<unknown>();
  for (const item of Array.isArray(file["items"]) ? file["items"] : []) {
    if (isRecord(item) && item["done"] === true) done.add(item["id"]);
  }
  const ticks = items.filter((item) => done.has(item));
  return { state: { answers, ticks }, unknown: done.size - ticks.length + Object.keys(given).length - Object.keys(answers).length };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
