// Copies what the PDF engine needs at run time into one folder, and lists it in files.txt: a hash of all of it, then one
// path a line.
const { createHash } = require("node:crypto");
const { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");

const target = process.argv[2];
const modules = join(__dirname, "node_modules");
const fontWeights = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];

function take(source, path) {
  mkdirSync(join(target, path, ".."), { recursive: true });
  cpSync(source, join(target, path));
  listed.push(path);
}

function typstOfThisComputer() {
  const folder = join(modules, "@myriaddreamin");
  for (const name of readdirSync(folder)) {
    for (const file of readdirSync(join(folder, name)).filter((each) => each.endsWith(".node"))) {
      try {
        require(join(folder, name, file));
        return join(folder, name, file);
      } catch {
        // Built for another C library: the next one.
      }
    }
  }
  return undefined;
}

// The characters of a font: its cmap table, format 12 where there is one, otherwise 4.
function charactersOf(font) {
  const tables = font.readUInt16BE(4);
  let cmap = 0;
  for (let i = 0; i < tables; i++) {
    if (font.toString("latin1", 12 + 16 * i, 16 + 16 * i) === "cmap") cmap = font.readUInt32BE(20 + 16 * i);
  }
  const found = {};
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    found[font.readUInt16BE(at)] = at;
  }
  const ranges = [];
  if (found[12] !== undefined) {
    for (let i = 0; i < font.readUInt32BE(found[12] + 12); i++) {
      const at = found[12] + 16 + 12 * i;
      ranges.push([font.readUInt32BE(at), font.readUInt32BE(at + 4)]);
    }
  } else {
    const segments = font.readUInt16BE(found[4] + 6) / 2;
    for (let i = 0; i < segments; i++) {
      const last = font.readUInt16BE(found[4] + 14 + 2 * i);
      if (last < 0xffff) ranges.push([font.readUInt16BE(found[4] + 16 + 2 * segments + 2 * i), last]);
    }
  }
  return ranges;
}

const listed = [];
const ranges = [];
rmSync(target, { recursive: true, force: true });
take(join(__dirname, "worker.cjs"), "worker.cjs");
for (const file of readdirSync(join(__dirname, "templates"))) {
  take(join(__dirname, "templates", file), join("templates", file));
}
const typst = typstOfThisComputer();
if (typst === undefined) {
  console.error("There is no Typst compiler for this computer: PDF files will not be offered.");
} else {
  take(typst, "typst.node");
  take(join(modules, "@myriaddreamin", "typst-ts-node-compiler", "LICENSE"), "LICENSE-typst");
}
const families = join(modules, "@expo-google-fonts");
for (const family of readdirSync(families)) {
  take(join(families, family, "LICENSE_FONT"), join("fonts", `LICENSE-${family}`));
  for (const weight of fontWeights.filter((each) => readdirSync(join(families, family)).includes(each))) {
    for (const file of readdirSync(join(families, family, weight)).filter((each) => each.endsWith(".ttf"))) {
      take(join(families, family, weight, file), join("fonts", basename(file)));
      if (weight === "400Regular") ranges.push(...charactersOf(readFileSync(join(families, family, weight, file))));
    }
  }
}
writeFileSync(join(target, "characters.json"), JSON.stringify(ranges.sort((a, b) => a[0] - b[0])));
listed.push("characters.json");
const hash = createHash("sha256");
listed.sort();
for (const path of listed) {
  hash.update(path).update("\0").update(readFileSync(join(target, path)));
}
writeFileSync(join(target, "files.txt"), [hash.digest("hex").slice(0, 16), ...listed, ""].join("\n"));
