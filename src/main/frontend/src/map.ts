// Maps: beside the results, small on the page of one service, and on the page of a city. The library that draws them is loaded when a map is to be seen.
import { addressLanguage } from "./page/language";
import "./map.scss";
import { startResults } from "./map/results.ts";
import type { MapSettings } from "./map/texts.ts";

const results = document.querySelector<HTMLElement>("#results");
if (results) void startResults(results);

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    void show(target as HTMLElement);
  }
}, { rootMargin: "200px" });
document.querySelectorAll(".small-map[data-lat][data-lon], .small-map[data-bounds], .small-map[data-family]").forEach((element) => {
  // An element without height is never seen: from here on it takes its place.
  element.classList.add("is-coming");
  seen.observe(element);
});

async function show(element: HTMLElement): Promise<void> {
  const before = [...element.childNodes];
  try {
    const answer = await fetch(`/${addressLanguage(document)}/map.json`);
    const settings = (await answer.json()) as MapSettings;
    if (element.dataset["family"] !== undefined) await (await import("./map/family.ts")).drawFamilyMap(element, settings);
    else if (element.dataset["bounds"] === undefined) await (await import("./map/small.ts")).drawSmallMap(element, settings);
    else await (await import("./map/city.ts")).drawCityMap(element, settings);
  } catch (error) {
    console.warn(error);
    element.replaceChildren(...before);
    element.classList.remove("is-coming");
  }
}
