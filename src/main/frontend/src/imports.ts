// The page of an import follows the work: how far it is every two seconds, the whole page when the work has come to an end.
import { followImport } from "./imports/follow.ts";

followImport(document, (address) => fetch(address, { headers: { Accept: "text/html" } }).then((answer) => answer.text()));
