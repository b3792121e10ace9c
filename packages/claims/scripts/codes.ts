/** Writes CODES.md anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codesPage } from "./codes-text.ts";

writeFileSync(join(import.meta.dirname, "../CODES.md"), codesPage());
