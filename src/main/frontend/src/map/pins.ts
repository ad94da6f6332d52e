// Pictures of the points: a drop in the colour of the sector with its pictogram in white, so that neither colour nor shape stands alone.
import type { Map as MapLibre } from "maplibre-gl";
import type { MapSettings } from "./texts.ts";

const RATIO = 2;
const WIDTH = 34;
const HEIGHT = 42;
const NEUTRAL = "#14283d";
const SHEET = "#7a2e8e";
const DROP = new Path2D("M17 1.500C8.400 1.500 1.500 8.300 1.500 16.700c0 10.300 12.400 21.500 14.300 23.200a1.800 1.800 0 0 0 2.400 0c1.900-1.700 14.300-12.900 14.300-23.200C32.500 8.300 25.600 1.500 17 1.500z");

let symbols: Promise<Document> | null = null;

/** Draws the pictures the style asks for: `pin-SECTOR`, `stack` for several services at one point, `sheet` and `sheet-stack` for good practices. */
export function drawPins(map: MapLibre, settings: MapSettings): void {
  map.setMissingStyleImageResolver(async (id) => {
    if (/^sheet(-stack)?$/.test(id)) return drawSheet(map, settings, id);
    if (!/^(pin-|stack$)/.test(id)) return;
    const sector = settings.sectors[id.slice("pin-".length)];
    const context = canvas();
    drop(context, id === "stack" ? NEUTRAL : (sector?.colour ?? NEUTRAL));
    const image = id === "stack" ? null : await pictogram(settings.sprite, sector?.icon ?? "pin");
    if (image) context.drawImage(image, 8.5, 8, 17, 17);
    if (!map.hasImage(id)) map.addImage(id, pixels(context), { pixelRatio: RATIO });
  });
}

/** A square with the pictogram of a sheet; `sheet-stack` leaves room for a number. */
async function drawSheet(map: MapLibre, settings: MapSettings, id: string): Promise<void> {
  const context = canvas();
  context.fillStyle = SHEET;
  context.strokeStyle = "#fff";
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(3, 7, 28, 28, 6);
  context.fill();
  context.stroke();
  const image = id === "sheet" ? await pictogram(settings.sprite, "document") : null;
  if (image) context.drawImage(image, 8, 12, 18, 18);
  if (!map.hasImage(id)) map.addImage(id, pixels(context), { pixelRatio: RATIO });
}

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = WIDTH * RATIO;
  element.height = HEIGHT * RATIO;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser draws no canvas.");
  context.scale(RATIO, RATIO);
  return context;
}

function drop(context: CanvasRenderingContext2D, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = "#fff";
  context.lineWidth = 2;
  context.fill(DROP);
  context.stroke(DROP);
}

function pixels(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, WIDTH * RATIO, HEIGHT * RATIO);
}

/** One pictogram of the sprite in white; null where it cannot be had. */
async function pictogram(sprite: string, name: string): Promise<HTMLImageElement | null> {
  try {
    symbols ??= fetch(sprite)
      .then((answer) => answer.text())
      .then((svg) => new DOMParser().parseFromString(svg, "image/svg+xml"));
    const symbol = (await symbols).getElementById(name);
    if (!symbol) return null;
    const box = symbol.getAttribute("viewBox") ?? "0 0 256 256";
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="64" height="64" fill="#fff">${symbol.innerHTML}</svg>`;
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    return image;
  } catch {
    symbols = null;
    return null;
  }
}
