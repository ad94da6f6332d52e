// What the answers to a self-assessment recommend. The server reckons the same (`Recommendation`); both are held to golden/guide-recommendations.json.
export type Answer = "yes" | "partly" | "no" | "unknown";

export interface Asked {
  id: string;
  sheets: string[];
  items: string[];
}

export interface Recommendation {
  sheets: { sheet: string; need: number; questions: string[] }[];
  items: string[];
}

const NEED: Record<Answer, number> = { yes: 0, partly: 1, no: 2, unknown: 1 };

export function isAnswer(value: unknown): value is Answer {
  return typeof value === "string" && Object.hasOwn(NEED, value);
}

export function recommend(questions: Asked[], sheets: string[], items: string[], answers: Record<string, string>): Recommendation {
  const needs = new Map<string, { sheet: string; need: number; questions: string[] }>();
  const first = new Set<string>();
  for (const question of questions) {
    const answer = answers[question.id];
    const need = isAnswer(answer) ? NEED[answer] : 0;
    if (need === 0) continue;
    for (const sheet of question.sheets) {
      const known = needs.get(sheet) ?? { sheet, need: 0, questions: [] };
      known.need += need;
      known.questions.push(question.id);
      needs.set(sheet, known);
    }
    for (const item of question.items) first.add(item);
  }
  return {
    sheets: sheets.flatMap((sheet) => needs.get(sheet) ?? []).sort((one, other) => other.need - one.need),
    items: items.filter((item) => first.has(item)),
  };
}
