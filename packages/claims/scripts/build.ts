import { join } from "node:path";
import { buildPackage } from "../../../scripts/publish/build.ts";

buildPackage(join(import.meta.dirname, ".."));
