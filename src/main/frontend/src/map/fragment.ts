// Puts filters and list as the server renders them for another search in place of those shown, and keeps the reader's place: focus, scroll, opened filters.

export type Outcome = "shown" | "superseded" | "offline" | "failed";

interface Place {
  /** How far the row of filters was pushed, in CSS pixels. */
  along: number;
  focused: string | null;
  card: string | null;
  opened: string[];
}

/** How long an answer may take before the search counts as failed. */
const PATIENCE_MS = 20_000;

/** Fetches one search after another; a newer one makes the older one forgotten. */
export class Fragments {
  private running: AbortController | null = null;

  /**
   * @param path of the results page
   * @param shown puts the HTML into the page
   * @param busy told when a request begins and when none is left
   */
  constructor(
    private readonly path: string,
    private readonly shown: (html: string) => void,
    private readonly busy: (busy: boolean) => void,
    private readonly fetcher: typeof fetch = (...request) => fetch(...request),
    private readonly online: () => boolean = () => navigator.onLine,
  ) {}

  /** @param query as in the address, with its `?` */
  async show(query: string): Promise<Outcome> {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    this.busy(true);
    const patience = setTimeout(() => mine.abort(), PATIENCE_MS);
    try {
      const address = `${this.path}${query}${query === "" ? "?" : "&"}fragment=list`;
      const answer = await this.fetcher(address, { signal: mine.signal, headers: { Accept: "text/html" } });
      const html = answer.ok ? await answer.text() : null;
      if (this.running !== mine) return "superseded";
      if (html === null) return "failed";
      this.shown(html);
      return "shown";
    } catch {
      if (this.running !== mine) return "superseded";
      return this.online() ? "failed" : "offline";
    } finally {
      clearTimeout(patience);
      if (this.running === mine) {
        this.running = null;
        this.busy(false);
      }
    }
  }
}

/** Replaces `#filters` and `#list` inside `root`. */
export function swap(root: HTMLElement, html: string): void {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const place = remember(root);
  for (const id of ["filters", "list"]) {
    const shown = root.querySelector(`#${id}`);
    const next = fresh.getElementById(id);
    if (!shown || !next) continue;
    if (id === "list") shown.replaceChildren(...next.childNodes);
    else shown.replaceWith(next);
  }
  restore(root, place);
}

function remember(root: HTMLElement): Place {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  return {
    focused: active?.id || null,
    card: active?.closest<HTMLElement>("[data-id]")?.dataset["id"] ?? null,
    along: root.querySelector(".filter-row")?.scrollLeft ?? 0,
    opened: [...root.querySelectorAll<HTMLDetailsElement>("#filters details[open]")].map((details) => details.id),
  };
}

function restore(root: HTMLElement, place: Place): void {
  root.querySelector(".filter-row")?.scrollTo({ left: place.along });
  for (const id of place.opened) root.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  const card = place.card ? root.querySelector<HTMLElement>(`[data-id="${CSS.escape(place.card)}"] a`) : null;
  const target = place.focused ? root.querySelector<HTMLElement>(`#${CSS.escape(place.focused)}`) : card;
  if (target && target !== document.activeElement) target.focus({ preventScroll: true });
}
