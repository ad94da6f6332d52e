// The pages that the browser fills in: what of this site lies on the device, what a person wants to find again, and every page
// of a kept city while there is no network.
import "./app.scss";
import { readApp } from "./app/app";
import { showKept } from "./app/kept";
import { showFavourites } from "./app/views/favourites";
import { showPacks, waitForInstall } from "./app/views/packs";

const app = readApp(document);
if (app) {
  switch (app.main.dataset["view"]) {
    case "app":
      void showPacks(app);
      break;
    case "favourites":
      showFavourites(app);
      break;
    default:
      void showKept(app);
  }
  waitForInstall(() => {
    if (app.main.dataset["view"] === "app") void showPacks(app);
  });
}
