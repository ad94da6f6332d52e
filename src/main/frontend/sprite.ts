import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

// The pictograms of the site: our word for the thing, and the drawing of Phosphor (MIT) that shows it.
export const pictograms: Record<string, string> = {
  "accessibility": "wheelchair-fill",
  "arrow": "arrow-right-bold",
  "asylum": "shield-check-fill",
  "ball": "soccer-ball-fill",
  "book": "book-open-text-fill",
  "briefcase": "briefcase-fill",
  "check": "check-circle-fill",
  "child": "baby-fill",
  "clock": "clock-fill",
  "close": "x-bold",
  "culture": "music-notes-fill",
  "detention": "lock-key-fill",
  "digital": "device-mobile-fill",
  "directions": "arrow-bend-up-right-bold",
  "disability": "wheelchair-fill",
  "document": "identification-card-fill",
  "emergency": "siren-fill",
  "euro": "currency-eur-bold",
  "family": "users-three-fill",
  "filter": "funnel-simple-bold",
  "flag": "flag-fill",
  "food": "fork-knife-fill",
  "globe": "globe-simple-bold",
  "hands": "handshake-fill",
  "health": "first-aid-kit-fill",
  "heart": "heart-fill",
  "help": "question-fill",
  "home": "house-line-fill",
  "house": "house-line-fill",
  "justice": "scales-fill",
  "mail": "envelope-simple-fill",
  "map": "map-trifold-fill",
  "megaphone": "megaphone-fill",
  "phone": "phone-fill",
  "pin": "map-pin-fill",
  "plane": "airplane-takeoff-fill",
  "print": "printer-fill",
  "school": "graduation-cap-fill",
  "search": "magnifying-glass-bold",
  "share": "share-network-fill",
  "shelter": "bed-fill",
  "shower": "shower-fill",
  "speech": "chats-circle-fill",
  "store": "storefront-fill",
  "translate": "translate-fill",
  "warning": "warning-circle-fill",
  "woman": "gender-female-bold",
};

// Emits one SVG file with a symbol per pictogram; pages refer to it with <use>.
export function sprite(): Plugin {
  return {
    name: "sprite",
    apply: "build",
    generateBundle() {
      const symbols = Object.entries(pictograms).map(([word, drawing]) => {
        const style = drawing.slice(drawing.lastIndexOf("-") + 1);
        const svg = readFileSync(`node_modules/@phosphor-icons/core/assets/${style}/${drawing}.svg`, "utf8");
        const paths = svg.replace(/^[^>]*>/, "").replace("</svg>", "");
        return `<symbol id="${word}" viewBox="0 0 256 256">${paths}</symbol>`;
      });
      this.emitFile({
        type: "asset",
        name: "sprite.svg",
        originalFileName: "sprite.svg",
        source: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`,
      });
    },
  };
}
