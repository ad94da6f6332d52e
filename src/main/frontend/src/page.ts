// What every page loads: the style of the site and the small behaviours that work without the map.
import "./page.scss";
import { rememberCity } from "./page/city";
import { keepBasket } from "./page/basket";
import { closeMenus } from "./page/menu";
import { offerDisplay } from "./page/display";
import { offerExit } from "./page/exit";
import { keepChosen, showNote } from "./page/orientation";
import { followKept } from "./page/kept";
import { offerCopy, offerPrint, offerShare } from "./page/share";
import { rememberStepCity } from "./page/step";

offerExit(document);
offerDisplay(document, window.localStorage);
keepBasket(document, window.localStorage);
closeMenus(document);
rememberCity(document, window.localStorage);
offerPrint(document);
offerShare(document);
offerCopy(document);
keepChosen(document, window.sessionStorage);
showNote(document);
followKept(document, window.localStorage);
void rememberStepCity(document, window.localStorage);
if (document.querySelector("[data-speak]")) void import("./page/speak").then(({ offerSpeech }) => offerSpeech(document));
