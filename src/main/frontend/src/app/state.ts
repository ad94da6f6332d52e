import { dayAt, type OpenState } from "../hours/index.ts";
import type { App } from "./app";
import { h, icon } from "./dom";

/** An opening state in words, as the server says it. */
export function stateWords(app: App, state: OpenState, now: number): string {
  const { words, formats } = app;
  const today = dayAt(now);
  switch (state.kind) {
    case "BY_APPOINTMENT":
      return words.get("open.by-appointment");
    case "UNKNOWN":
      return words.get("open.unknown");
    case "OPEN": {
      if (state.until === null) return words.get("open.always");
      const until = new Date(state.until);
      const time = formats.time(until);
      return dayAt(state.until) === today ? words.get("open.until", { time }) : words.get("open.until-day", { time, day: formats.weekday(until) });
    }
    case "CLOSED": {
      if (state.opensAt === null) return words.get("open.closed");
      const opens = new Date(state.opensAt);
      const time = formats.time(opens);
      const days = dayAt(state.opensAt) - today;
      if (days === 0) return words.get("open.opens-today", { time });
      if (days === 1) return words.get("open.opens-tomorrow", { time });
      return words.get("open.opens-day", { time, day: days < 7 ? formats.weekday(opens) : formats.dayAndMonth(opens) });
    }
  }
}

/** The state with its colour and shape. */
export function stateLabel(app: App, state: OpenState, now: number): HTMLElement {
  const kind = state.kind.toLowerCase().replace("_", "-");
  return h("span", { class: `open-state ${kind}` }, icon(app.sprite, `state-${kind}`), stateWords(app, state, now));
}
