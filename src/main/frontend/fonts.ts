import type { Plugin } from "postcss";

// Fontsource's own lists name each file a second time in an older format and bring Latin letters along; neither is used.
export function onlyOwnScript(): Plugin {
  return {
    postcssPlugin: "only-own-script",
    AtRule: {
      "font-face": (face) => {
        face.walkDecls("src", (source) => {
          if (/-(latin|latin-ext|vietnamese|cyrillic)-\d+-normal/.test(source.value) && source.value.includes("noto-sans-sc")) {
            face.remove();
          } else {
            source.value = source.value.replace(/,\s*url\([^)]*\.woff\) format\(['"]woff['"]\)/, "");
          }
        });
      },
    },
  };
}
