// What every page loads: the style of the site and the small behaviours that work without the map.
import "./page.scss";
