#!/bin/sh
# Puts the PDF engine into CLASSES/documents-engine: Typst for this computer, whole fonts, worker, templates. Skips work
# whose inputs have not changed.
set -eu
engine=$1/documents-engine
command -v npm >/dev/null || { echo "CapaCity Metro needs Node.js 20.19 or newer with npm to build its documents." >&2; exit 2; }
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
if [ -f "$engine/files.txt" ] &&
  [ -z "$(find . -path ./node_modules -prune -o -type f -newer "$engine/files.txt" -print | head -n 1)" ]; then
  exit 0
fi
node assemble.cjs "$engine"
