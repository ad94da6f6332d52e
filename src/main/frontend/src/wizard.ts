// The wizard of imports: a file is dropped and its upload shown, a mapping shows at once what comes of it.
import { watchMapping } from "./imports/mapping.ts";
import { watchUpload } from "./imports/upload.ts";

watchUpload(document);
watchMapping(document);
