/**
 * Prints how long the search of the app takes: to be ready, and from a keystroke to the answer.
 *
 *   node tools/pack-speed.mjs [services ...]
 *
 * In Node and, with PLAYWRIGHT=/folder/of/playwright-core, in Chromium at full speed and six times slower. There it runs in
 * the page and not in a worker, since Chromium slows down nothing but the page's own thread. On Linux it also says how long
 * the thread was on a processor, which other work on the machine does not change; only the slowed-down figures need a
 * machine that does nothing else.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const root = resolve(import.meta.dirname, "..");
const counts = process.argv.slice(2).map(Number);
const sizes = counts.length > 0 ? counts : [5_000, 10_000];
const folder = mkdtempSync(join(tmpdir(), "pack-speed-"));

const ENTRY = `
import { packLines } from ${JSON.stringify(join(root, "tools/pack-lines.mjs"))};
import { ALL, Corpus, Lines, search } from ${JSON.stringify(join(root, "src/pack/search/index.ts"))};

const TYPED = ["permesso di soggiorno", "biblioteca", "lavoro per donne", "sportelo legale", "medico vicino", "corso italiano"];
const NOW = Date.parse("2026-11-24T09:00:00Z");
let bytes;
let corpus;

function timed(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function find(text) {
  search(corpus, { ...ALL, text, near: { lat: 45.07, lon: 7.68, radius: null } }, NOW);
}

export function make(services) {
  bytes = new TextEncoder().encode(packLines(services));
}

/** Reads the pack and answers a first search and a first list. */
export function ready() {
  return timed(() => {
    corpus = new Corpus(new Lines(bytes), "it");
    find("lavoro");
    find("");
  });
}

export function type() {
  const times = [];
  for (const text of TYPED) {
    for (let letters = 1; letters <= text.length; letters++) {
      times.push(timed(() => find(text.slice(0, letters))));
    }
  }
  return times;
}
`;

/** Milliseconds the first thread of a process has been on a processor; null where nobody says. */
function onProcessor(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return null;
  }
}

/** @param call runs one of the functions of the entry */
async function measure(where, pid, size, call) {
  const timed = async (name) => {
    const before = onProcessor(pid);
    const found = await call(name);
    const after = onProcessor(pid);
    return { found, busy: before === null ? "" : ` (${(after - before).toFixed(0)} on a processor)` };
  };
  await call("make", size);
  const ready = await timed("ready");
  const typed = await timed("type");
  const times = typed.found.toSorted((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  console.log(
    `${where.padEnd(14)} ${String(size).padStart(6)} services: ready in ${ready.found.toFixed(0)} ms${ready.busy}; ` +
      `${times.length} keystrokes: median ${at(0.5)} ms, 95 of 100 ${at(0.95)} ms, worst ${at(1)} ms, all${typed.busy}`,
  );
}

async function bundle(format) {
  const entry = join(folder, "entry.mjs");
  writeFileSync(entry, ENTRY);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: join(folder, format),
      emptyOutDir: true,
      lib: { entry, name: "packSpeed", formats: [format], fileName: () => "speed.js" },
    },
  });
  return join(folder, format, "speed.js");
}

async function inChromium(rate) {
  const { chromium } = await import(pathToFileURL(join(process.env.PLAYWRIGHT, "index.mjs")).href);
  const script = readFileSync(await bundle("iife"), "utf8");
  for (const size of sizes) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    const page = await browser.newPage();
    await page.setContent("<!doctype html>");
    await page.addScriptTag({ content: script });
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter((each) => each.type === "renderer").map((each) => each.id);
    const protocol = await page.context().newCDPSession(page);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate });
    await measure(rate === 1 ? "Chromium" : `Chromium 1/${rate}`, Math.max(...renderers), size, (name, argument) =>
      page.evaluate(([called, given]) => globalThis.packSpeed[called](given), [name, argument]),
    );
    await browser.close();
  }
}

try {
  const script = pathToFileURL(await bundle("es")).href;
  for (const size of sizes) {
    const { default: _, ...functions } = await import(`${script}?${size}`);
    await measure("Node", process.pid, size, async (name, argument) => functions[name](argument));
  }
  if (process.env.PLAYWRIGHT) {
    await inChromium(1);
    await inChromium(6);
  }
} finally {
  rmSync(folder, { recursive: true });
}
