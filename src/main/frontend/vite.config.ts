import { defineConfig } from "vitest/config";
import { onlyOwnScript } from "./fonts.ts";
import { logicalSides } from "./logical.ts";
import { sprite } from "./sprite.ts";

// Built into the classpath under static/assets; names carry a hash of the content so that they can be cached for ever.
export default defineConfig({
  base: "/assets/",
  plugins: [sprite()],
  css: {
    postcss: { plugins: [onlyOwnScript(), logicalSides()] },
    preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true, silenceDeprecations: ["import"] } },
  },
  build: {
    manifest: "manifest.json",
    assetsDir: ".",
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        page: "src/page.ts",
        chinese: "src/chinese.css",
        map: "src/map.ts",
        report: "src/report.ts",
        edit: "src/edit.ts",
        desk: "src/desk.ts",
        imports: "src/imports.ts",
        pairs: "src/pairs.ts",
        wizard: "src/wizard.ts",
        passkey: "src/passkey.ts",
        practice: "src/practice.ts",
        guide: "src/guide.ts",
        translation: "src/translation.ts",
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
