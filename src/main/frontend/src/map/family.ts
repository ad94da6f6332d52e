// The map of a practice's family: where it was born and who tries it, each a link with a shape of its own; failures as large as successes.
import { createMap, maplibre } from "./engine.ts";
import type { MapSettings } from "./texts.ts";

interface Points {
  features: { geometry: { coordinates: [number, number] }; properties: { standing: string; name: string; href: string } }[];
}

/** The pictogram of each standing. */
const ICONS: Record<string, string> = {
  born: "pin",
  planned: "state-by-appointment",
  trying: "clock",
  works: "state-open",
  partly: "state-partly",
  paused: "state-paused",
  stopped: "state-closed",
};
const APART = 34;

export async function drawFamilyMap(element: HTMLElement, settings: MapSettings): Promise<void> {
  const answer = await fetch(element.dataset["family"] ?? "", { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`The points of the family did not come (${answer.status}).`);
  const { features } = (await answer.json()) as Points;
  element.replaceChildren();
  const bounds = new maplibre.LngLatBounds();
  features.forEach(({ geometry }) => bounds.extend(geometry.coordinates));
  const map = await createMap(
    element, settings,
    { bounds, fitBoundsOptions: { padding: { top: 48, bottom: 48, left: 48, right: 96 }, maxZoom: 9 }, cooperativeGestures: false, scrollZoom: false },
    (style) => style,
  );
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", element.dataset["label"] ?? "");
  const taken = new Map<string, number>();
  for (const { geometry, properties } of features) {
    const [lon, lat] = geometry.coordinates;
    const near = `${lon.toFixed(1)} ${lat.toFixed(1)}`;
    const before = taken.get(near) ?? 0;
    taken.set(near, before + 1);
    new maplibre.Marker({ element: marker(properties, settings), anchor: "center", offset: [before * APART, 0] })
      .setLngLat([lon, lat])
      .addTo(map);
  }
  element.dataset["ready"] = "false";
  map.on("idle", () => (element.dataset["ready"] = "true"));
}

function marker({ standing, name, href }: Points["features"][number]["properties"], settings: MapSettings): HTMLElement {
  const link = document.createElement("a");
  link.className = `family-pin standing-${standing}`;
  link.href = href;
  link.title = name;
  link.setAttribute("aria-label", name);
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${settings.sprite}#${ICONS[standing] ?? "pin"}`);
  icon.append(use);
  link.append(icon);
  return link;
}
