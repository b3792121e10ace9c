// A runner in a process of its own, to be killed without warning.
import { startRunner } from "../src/index.ts";

const [url = "", name = ""] = process.argv.slice(2);
await startRunner({ url, name, threads: 2, log: (event) => process.stdout.write(`${event.kind}\n`) });
