import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

// The pictograms of the site: our word for the thing (the first block are those of the sectors, as the taxonomy names
// them), and the drawing of Phosphor (MIT) that shows it.
export const pictograms: Record<string, string> = {
  "anti-discrimination": "hand-palm-fill",
  "anti-trafficking": "link-break-fill",
  "asylum": "shield-check-fill",
  "citizenship": "flag-fill",
  "culture": "books-fill",
  "detention": "lock-key-fill",
  "digital": "device-mobile-fill",
  "disability": "wheelchair-fill",
  "documents": "identification-card-fill",
  "enterprise": "storefront-fill",
  "family": "users-three-fill",
  "food": "fork-knife-fill",
  "health": "first-aid-kit-fill",
  "house": "house-line-fill",
  "italian": "chat-text-fill",
  "legal": "scales-fill",
  "mediation": "translate-fill",
  "mental-health": "brain-fill",
  "minors": "baby-fill",
  "office": "bank-fill",
  "reception": "hand-heart-fill",
  "registry": "stamp-fill",
  "return": "airplane-takeoff-fill",
  "school": "backpack-fill",
  "shelter": "bed-fill",
  "training": "graduation-cap-fill",
  "women": "gender-female-bold",
  "work": "briefcase-fill",

  "accessibility": "wheelchair-fill",
  "arrow": "arrow-right-bold",
  "clock": "clock-fill",
  "close": "x-bold",
  "copy": "copy-fill",
  "directions": "signpost-fill",
  "basket": "folders-fill",
  "columns": "columns-fill",
  "document": "file-text-fill",
  "emergency": "siren-fill",
  "euro": "currency-eur-bold",
  "external": "arrow-square-out-bold",
  "feed": "rss-fill",
  "filter": "funnel-simple-bold",
  "help": "question-fill",
  "languages": "translate-bold",
  "mail": "envelope-simple-fill",
  "map": "map-trifold-fill",
  "phone": "phone-fill",
  "pin": "map-pin-fill",
  "contrast": "circle-half-fill",
  "exit": "sign-out-fill",
  "path": "path-fill",
  "pregnancy": "baby-carriage-fill",
  "volume": "speaker-high-fill",
  "print": "printer-fill",
  "offline": "wifi-slash-bold",
  "search": "magnifying-glass-bold",
  "share": "share-network-fill",
  "speech": "chats-circle-fill",
  "star": "star-fill",
  "state-by-appointment": "calendar-check-fill",
  "state-closed": "prohibit-bold",
  "state-open": "check-circle-fill",
  "state-partly": "circle-half-fill",
  "state-paused": "pause-circle-fill",
  "state-unknown": "question-bold",
  "target": "users-three-fill",
  "verified": "seal-check-fill",
  "warning": "warning-fill",
  "web": "globe-simple-bold",
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
