/**
 * Prints how long the search of the app takes: to be ready, and from a keystroke to the answer.
 *
 *   node tools/pack-speed.mjs [services ...]
 *
 * In Node and, with PLAYWRIGHT=/folder/of/playwright-core, in Chromium at full speed and six times slower. There it runs in
 * the page and not in a worker, since Chromium slows down nothing but the page's own thread.
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
import { ALL, Corpus, search } from ${JSON.stringify(join(root, "src/pack/search/index.ts"))};

const TYPED = ["permesso di soggiorno", "biblioteca", "lavoro per donne", "sportelo legale", "medico vicino", "corso italiano"];

function quantile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
}

export function measure(services) {
  const lines = packLines(services);
  const began = performance.now();
  const corpus = new Corpus(lines, "it");
  const ready = performance.now() - began;
  const now = Date.parse("2026-11-24T09:00:00Z");
  const first = performance.now();
  search(corpus, { ...ALL, text: "lavoro" }, now);
  const firstSearch = performance.now() - first;
  corpus.warm(now);
  const times = [];
  for (let round = 0; round < 3; round++) {
    for (const text of TYPED) {
      for (let letters = 1; letters <= text.length; letters++) {
        const from = performance.now();
        search(corpus, { ...ALL, text: text.slice(0, letters), near: { lat: 45.07, lon: 7.68, radius: null } }, now);
        times.push(performance.now() - from);
      }
    }
  }
  return { services, megabytes: lines.length / 1e6, ready, firstSearch, median: quantile(times, 0.5), most: quantile(times, 0.95), worst: Math.max(...times) };
}
`;

function print(where, found) {
  const ms = (time) => `${time.toFixed(1)} ms`;
  console.log(
    `${where.padEnd(16)} ${String(found.services).padStart(6)} services (${found.megabytes.toFixed(1)} MB): ready ${ms(found.ready)}, ` +
      `first search ${ms(found.firstSearch)}, keystroke median ${ms(found.median)}, 95 of 100 ${ms(found.most)}, worst ${ms(found.worst)}`,
  );
}

async function bundle(format) {
  const entry = join(folder, "entry.mjs");
  writeFileSync(entry, ENTRY);
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: join(folder, format),
      emptyOutDir: true,
      lib: { entry, name: "packSpeed", formats: [format], fileName: () => "speed.js" },
    },
  });
  return join(folder, format, "speed.js");
}

try {
  const { measure } = await import(pathToFileURL(await bundle("es")).href);
  measure(1_000);
  for (const size of sizes) {
    print("Node", measure(size));
  }
  if (process.env.PLAYWRIGHT) {
    const playwright = await import(pathToFileURL(join(process.env.PLAYWRIGHT, "index.mjs")).href);
    const script = readFileSync(await bundle("iife"), "utf8");
    const browser = await playwright.chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    for (const rate of [1, 6]) {
      for (const size of sizes) {
        const page = await browser.newPage();
        await page.setContent("<!doctype html>");
        await page.addScriptTag({ content: script });
        const protocol = await page.context().newCDPSession(page);
        await protocol.send("Emulation.setCPUThrottlingRate", { rate });
        print(rate === 1 ? "Chromium" : `Chromium, 1/${rate}`, await page.evaluate((count) => globalThis.packSpeed.measure(count), size));
        await page.close();
      }
    }
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
