import { expect, test, vi } from "vitest";
import { Fragments } from "../../src/map/fragment.ts";

interface Asked {
  address: string;
  answer: (response: Response | Error) => void;
  signal: AbortSignal;
}

function server(): { asked: Asked[]; fetcher: typeof fetch } {
  const asked: Asked[] = [];
  const fetcher = ((address: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      asked.push({ address, signal, answer: (response) => (response instanceof Error ? reject(response) : resolve(response)) });
    })) as typeof fetch;
  return { asked, fetcher };
}

function fragments(fetcher: typeof fetch, online = () => true) {
  const shown: string[] = [];
  const busy: boolean[] = [];
  return { shown, busy, fragments: new Fragments("/it/services", (html) => shown.push(html), (now) => busy.push(now), fetcher, online) };
}

test("asks the results page for the list alone", async () => {
  const { asked, fetcher } = server();
  const page = fragments(fetcher);
  const everything = page.fragments.show("");
  asked[0]?.answer(new Response("<p>tutti</p>"));
  expect(await everything).toBe("shown");
  void page.fragments.show("?q=casa");
  expect(asked.map((request) => request.address)).toEqual(["/it/services?fragment=list", "/it/services?q=casa&fragment=list"]);
  expect(page.shown).toEqual(["<p>tutti</p>"]);
});

test("forgets an older search when a newer one is typed", async () => {
  const { asked, fetcher } = server();
  const page = fragments(fetcher);
  const first = page.fragments.show("?q=c");
  const second = page.fragments.show("?q=ca");
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[1]?.answer(new Response("ca"));
  expect(await Promise.all([first, second])).toEqual(["superseded", "shown"]);
  expect(page.shown).toEqual(["ca"]);
  expect(page.busy.at(-1)).toBe(false);
});

test("says when the search did not answer and leaves the list as it was", async () => {
  const { asked, fetcher } = server();
  let online = true;
  const page = fragments(fetcher, () => online);
  const refused = page.fragments.show("?q=c");
  asked[0]?.answer(new Response("", { status: 503 }));
  expect(await refused).toBe("failed");
  const broken = page.fragments.show("?q=c");
  asked[1]?.answer(new TypeError("network"));
  expect(await broken).toBe("failed");
  online = false;
  const offline = page.fragments.show("?q=c");
  asked[2]?.answer(new TypeError("network"));
  expect(await offline).toBe("offline");
  expect(page.shown).toEqual([]);
});

test("gives up on an answer that never comes", async () => {
  vi.useFakeTimers();
  try {
    const { fetcher } = server();
    const page = fragments(fetcher);
    const asked = page.fragments.show("?q=c");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toBe("failed");
    expect(page.busy).toEqual([true, false]);
  } finally {
    vi.useRealTimers();
  }
});
