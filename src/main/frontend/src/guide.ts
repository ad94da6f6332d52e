// The page of a guide. Everything works without this: it recommends at once and keeps answers and ticks in the browser.
import "./guide.scss";
import { followProgress } from "./guides/progress.ts";

followProgress(document, window.localStorage);
