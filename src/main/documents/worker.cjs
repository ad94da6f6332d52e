// Sets documents as PDF, one after another, until standard input ends. A frame is four bytes of length (big endian) and
// that many bytes. A question is a frame of JSON ({"files": [path, ...], ...document}) and one frame for each file; an
// answer is a frame of JSON ({"pages"} or {"error"}) and a frame with the PDF, empty after an error.
const { readFileSync, writeSync } = require("node:fs");
const { join } = require("node:path");
const { Worker } = require("node:worker_threads");

// A compiler that runs for ever does not see that standard input ended: the watch does.
new Worker(
  `const parent = process.ppid;
   setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1000);`,
  { eval: true },
).unref();

const { NodeCompiler } = require(join(__dirname, "typst.node"));
const workspace = join(__dirname, "templates");
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontPaths: [join(__dirname, "fonts")] }],
});
const main = readFileSync(join(workspace, "main.typ"), "utf8");

// A character that no bundled font has would end a PDF/UA document: it becomes a sign that something stood there.
const known = new Uint8Array(0x110000);
JSON.parse(readFileSync(join(__dirname, "characters.json"), "utf8")).forEach(([first, last]) => known.fill(1, first, last + 1));
const ignorable = /[\u00AD\u200B-\u200F\u2060-\u2069\uFE00-\uFE0F]/;
const unknown = /[^\x20-\x7E]/gu;

function printable(key, value) {
  return typeof value !== "string" || key === "link" || key === "address"
    ? value
    : value.replace(unknown, (one) => (known[one.codePointAt(0)] || ignorable.test(one) ? one : "\uFFFD"));
}

function trouble(error) {
  const told = compiler.fetchDiagnostics(error) ?? [];
  return told.map((each) => each.message).join("; ") || "unknown";
}

function set(question, files) {
  const mapped = [["document.json", question], ...files].map(([path, bytes]) => [join(workspace, path), bytes]);
  mapped.forEach(([path, bytes]) => compiler.mapShadow(path, bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: main });
    if (!compiled.result) {
      return [{ error: trouble(compiled.takeDiagnostics()) }, Buffer.alloc(0)];
    }
    const pdf = compiler.pdf(compiled.result, { pdfStandard: "ua-1" });
    return [{ pages: compiled.result.numOfPages }, pdf];
  } catch (error) {
    return [{ error: error instanceof Error ? error.message : trouble(error) }, Buffer.alloc(0)];
  } finally {
    mapped.forEach(([path]) => compiler.unmapShadow(path));
    compiler.evictCache(5);
  }
}

function write(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  for (const part of [length, bytes]) {
    let at = 0;
    while (at < part.length) {
      try {
        at += writeSync(1, part, at);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
  }
}

async function* frames() {
  let waiting = [];
  let size = 0;
  let needed = 4;
  for await (const chunk of process.stdin) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < needed) continue;
    let all = Buffer.concat(waiting);
    needed = 4;
    while (all.length >= 4) {
      needed = 4 + all.readUInt32BE(0);
      if (all.length < needed) break;
      yield all.subarray(4, needed);
      all = all.subarray(needed);
      needed = 4;
    }
    waiting = [all];
    size = all.length;
  }
}

async function serve() {
  let question;
  let paths = [];
  let files = [];
  for await (const frame of frames()) {
    if (question === undefined) {
      const asked = JSON.parse(frame.toString("utf8"), printable);
      question = Buffer.from(JSON.stringify(asked));
      paths = asked.files;
      files = [];
    } else {
      files.push([paths[files.length], frame]);
    }
    if (files.length === paths.length) {
      const [answer, pdf] = set(question, files);
      write(Buffer.from(JSON.stringify(answer)));
      write(pdf);
      question = undefined;
    }
  }
}

write(Buffer.from(JSON.stringify({ ready: process.versions.node })));
serve().then(() => process.exit(0));
