// The desk by keyboard: j and k go through the lines, e opens one, s searches, ? shows the keys.
import "./edit.scss";
import { deskKeys } from "./edit/keys.ts";

deskKeys(document);
