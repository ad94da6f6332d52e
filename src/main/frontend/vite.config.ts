import { defineConfig } from "vitest/config";

// Built into the classpath under static/assets; names carry a hash of the content so that they can be cached for ever.
export default defineConfig({
  base: "/assets/",
  build: {
    manifest: "manifest.json",
    assetsDir: ".",
    rollupOptions: { input: { page: "src/page.ts", map: "src/map.ts" } },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
