#!/bin/sh
# Builds the front end into CLASSES/static/assets with the installed Node; skips work whose inputs have not changed.
set -eu
classes=$1
command -v npm >/dev/null || { echo "CapaCity Metro needs Node.js 20.19 or newer with npm to build its pages." >&2; exit 2; }
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
earth=$classes/basemap/natural-earth.bin
if [ ! -f "$earth" ] || [ tools/natural-earth.mjs -nt "$earth" ] || [ package-lock.json -nt "$earth" ]; then
  node tools/natural-earth.mjs "$earth"
fi
out=$classes/static/assets
if [ -f "$out/manifest.json" ] &&
  [ -z "$(find src package-lock.json vite.config.ts sprite.ts fonts.ts logical.ts build.sh -newer "$out/manifest.json" -print | head -n 1)" ]; then
  exit 0
fi
npx vite build --outDir "$out" --emptyOutDir --logLevel warn
