// The service worker: keeps the shell of the languages somebody chose, and shows it where the network does not answer. It asks
// only this server, and keeps nothing that a signed-in person sees. It must build to one file without imports.
/// <reference lib="webworker" />

/** What the server writes in front of this file. */
interface Shell {
  /** Changes with every file of the shell. */
  version: string;
}

interface Kept {
  /** Addresses without which the app does not open in a language. */
  files: string[];
  /** What draws maps, for those who keep one. */
  map: string[];
  /** The page that shows what is kept. */
  frame: string;
}

const worker = self as unknown as ServiceWorkerGlobalScope & { shell: Shell };
const SHELL = `shell-${worker.shell.version}`;
const KEPT = "kept";
const LANGUAGES = "/kept/languages/";

/** How long a page may take before the kept one is shown, milliseconds. */
const PATIENCE = 4_000;

async function keptLanguages(): Promise<string[]> {
  const requests = await (await caches.open(KEPT)).keys();
  return requests.map((request) => new URL(request.url).pathname).filter((path) => path.startsWith(LANGUAGES)).map((path) => path.slice(LANGUAGES.length));
}

async function keepsMap(): Promise<boolean> {
  const requests = await (await caches.open(KEPT)).keys();
  return requests.some((request) => new URL(request.url).pathname.startsWith("/kept/maps/"));
}

/** Keeps the shell of a language: all of it or, when a file does not come, nothing. */
async function keepShell(language: string): Promise<void> {
  const answer = await fetch(`/${language}/app/shell.json`, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) throw new Error(`shell ${answer.status}`);
  const shell = (await answer.json()) as Kept;
  const cache = await caches.open(SHELL);
  const got = await Promise.all(
    [...shell.files, ...((await keepsMap()) ? shell.map : []), shell.frame].map(async (file) => {
      const response = await fetch(file, { credentials: "omit" });
      if (!response.ok) throw new Error(`${file} ${response.status}`);
      return [file, response] as const;
    }),
  );
  for (const [file, response] of got) await cache.put(file, response);
  await (await caches.open(KEPT)).put(LANGUAGES + language, new Response(shell.frame));
}

async function forget(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keptLanguages().then((languages) => Promise.all(languages.map(keepShell))).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("shell-") && name !== SHELL) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("message", (event) => {
  const asked = event.data as { keep?: string; forget?: true };
  const work = asked.forget ? forget() : asked.keep ? keepShell(asked.keep) : Promise.resolve();
  event.waitUntil(
    work.then(
      () => event.ports[0]?.postMessage({ done: true }),
      (error: unknown) => event.ports[0]?.postMessage({ done: false, quota: error instanceof DOMException && error.name === "QuotaExceededError" }),
    ),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.destination === "image" || /^\/(favicon\.svg|taxonomy\.css|icons\/|[a-z]+\/app\.webmanifest)/.test(url.pathname)) event.respondWith(fresh(request));
});

/** Built files carry their hash in their name: what is kept is right for ever. Fonts a language needs are kept when they come by. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && request.url.endsWith(".woff2") && (await caches.has(SHELL))) {
    const copy = response.clone();
    void caches.open(SHELL).then((cache) => cache.put(request.url, copy)).catch(() => undefined);
  }
  return response;
}

async function fresh(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request.url);
    if (kept) return kept;
    throw error;
  }
}

/** The page from the server or, where it does not answer in time, a saved copy or the frame that shows what is kept. */
async function page(request: Request, url: URL): Promise<Response> {
  const offline = await standIn(url);
  if (!offline) return fetch(request);
  const answer = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  try {
    const response = await Promise.race([answer, late]);
    if (response && ![502, 503, 504].includes(response.status)) return response;
  } catch {
    return offline;
  }
  void answer.catch(() => undefined);
  return offline;
}

async function standIn(url: URL): Promise<Response | undefined> {
  const kept = await caches.open(KEPT);
  const saved = await kept.match(`/kept/pages${url.pathname}`);
  if (saved) return saved;
  const languages = await keptLanguages();
  if (languages.length === 0) return undefined;
  const language = url.pathname.split("/")[1] ?? "";
  const chosen = languages.includes(language) ? language : languages[0];
  const frame = await kept.match(LANGUAGES + chosen);
  return frame && caches.match(await frame.text());
}
