// The map of the results page.
import * as maplibregl from "maplibre-gl";

console.debug(maplibregl.getVersion());
