// The review of pairs: what a key does, the pair that is fetched ahead, verdicts sent one after the other.
import { isTyping } from "./keys.ts";

const VERDICTS: Record<string, string> = { s: "same", d: "different", k: "skip" };

interface Part {
  html: string;
}

export function reviewPairs(page: Document): void {
  const part = page.querySelector<HTMLElement>("#pair-part");
  if (!part) return;
  let ahead: Promise<Part | null> = Promise.resolve(null);
  let sent: Promise<void> = Promise.resolve();
  let busy = false;
  const map = startMap(page);

  const form = (): HTMLFormElement | null => page.querySelector<HTMLFormElement>("form#pair");
  const show = (next: Part): void => {
    part.innerHTML = next.html;
    map.show(form());
    const at = form()?.dataset["id"];
    if (at) window.history.replaceState(null, "", address(form()));
  };
  const lost = (kind: "lost" | "changed"): void => {
    const problem = page.querySelector<HTMLElement>("#pair-problem");
    if (!problem) return;
    problem.textContent = problem.dataset[kind] ?? "";
    problem.hidden = false;
  };
  const prefetch = (): void => {
    const next = form()?.dataset["next"];
    if (!next) return;
    ahead = fetch(next, { headers: { "X-Part": "pair" } })
      .then(async (answer) => (answer.ok ? { html: await answer.text() } : null))
      .catch(() => null);
  };

  /** Sends the verdict; the answer is the pair after the one that is shown meanwhile. */
  const send = (to: string, body: URLSearchParams): Promise<Part | null> =>
    fetch(to, { method: "POST", headers: { "X-Part": "pair" }, body })
      .then(async (answer) => {
        if (answer.ok) return { html: await answer.text() };
        lost(answer.status === 409 ? "changed" : "lost");
        return null;
      })
      .catch(() => {
        lost("lost");
        return null;
      });

  const decide = async (verdict: string): Promise<void> => {
    const now = form();
    if (!now || busy) return;
    busy = true;
    page.querySelector<HTMLElement>("#pair-problem")?.setAttribute("hidden", "");
    const body = new URLSearchParams();
    new FormData(now).forEach((value, name) => {
      if (typeof value === "string") body.append(name, value);
    });
    body.set("action", verdict);
    const to = address(now);
    const next = await ahead;
    const showing = next ? shownIn(next.html) : "";
    if (next && showing !== "" && showing !== now.dataset["id"]) {
      body.set("showing", showing);
      show(next);
      ahead = sent.then(() => send(to, body));
      sent = ahead.then(() => undefined);
    } else {
      await sent;
      const answer = await send(to, body);
      if (answer) show(answer);
      prefetch();
    }
    busy = false;
  };

  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const verdict = VERDICTS[event.key];
    if (verdict !== undefined) {
      event.preventDefault();
      if (!event.repeat) void decide(verdict);
    } else if (event.key === "x") {
      page.querySelector<HTMLAnchorElement>("#pair-split")?.click();
    } else if (event.key === "u") {
      void sent.then(() => page.querySelector<HTMLButtonElement>("#pair button[value=undo]")?.click());
    } else if (event.key === "?") {
      const keys = page.querySelector<HTMLDetailsElement>("#pair-keys");
      if (keys) {
        keys.open = !keys.open;
        keys.querySelector("summary")?.focus();
      }
    }
  });
  page.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !Object.values(VERDICTS).includes(button.value)) return;
    event.preventDefault();
    void decide(button.value);
  });
  map.show(form());
  prefetch();
}

/** Where a form is sent; its property `action` is the button of that name. */
function address(form: HTMLFormElement | null): string {
  return form?.getAttribute("action") ?? "";
}

/** The number of the pair in a part of a page; empty at the end. */
export function shownIn(html: string): string {
  return /<form id="pair"[^>]*\sdata-id="(\d+)"/.exec(html)?.[1] ?? "";
}

/** One map for all pairs, loaded when the first is seen; without it nothing is missing but the ground. */
function startMap(page: Document): { show: (form: HTMLElement | null) => void } {
  const element = page.querySelector<HTMLElement>("#pair-map");
  let drawn: Promise<{ show: (points: [number, number][]) => void } | null> | undefined;
  return {
    show(form) {
      if (!element) return;
      const points = [form?.dataset["one"], form?.dataset["other"]].map(point).filter((at) => at !== null);
      element.hidden = points.length === 0;
      if (points.length === 0) return;
      drawn ??= import("./pair-map.ts").then(({ drawPairMap }) => drawPairMap(page, element)).catch((error: unknown) => {
        console.warn(error);
        element.hidden = true;
        return null;
      });
      void drawn.then((map) => map?.show(points));
    },
  };
}

/** Longitude first, as the map wants it. */
function point(text: string | undefined): [number, number] | null {
  const [lat, lon] = (text ?? "").split(",").map(Number);
  return lat !== undefined && lon !== undefined && text !== "" ? [lon, lat] : null;
}
