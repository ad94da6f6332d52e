// What every page loads: the style of the site and the small behaviours that work without the map.
import "./page.scss";
import { rememberCity } from "./page/city";
import { keepChosen, showNote } from "./page/orientation";
import { offerCopy, offerPrint, offerShare } from "./page/share";

rememberCity(document, window.localStorage);
offerPrint(document);
offerShare(document);
offerCopy(document);
keepChosen(document, window.sessionStorage);
showNote(document);
