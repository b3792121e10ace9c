import { parseArgs } from "node:util";

export interface BenchArgs {
  clients: number;
  /** Where to write the figures as JSON; null: only print them. */
  json: string | null;
  files: boolean;
  scale: boolean;
  /** Accommodation payments of `clients` lump sums instead of the fees of clients. */
  accommodation: boolean;
}

/** Reads `--clients 10000 --json FILE --files --scale --accommodation`. Ends the process with status 2 when they make no sense. */
export function readArgs(argv: string[]): BenchArgs {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        clients: { type: "string", default: "10000" },
        json: { type: "string" },
        files: { type: "boolean", default: false },
        scale: { type: "boolean", default: false },
        accommodation: { type: "boolean", default: false },
      },
    });
    const clients = Number(values.clients);
    if (!Number.isInteger(clients) || clients < 1)
      throw new Error(`--clients is "${values.clients}"; it must be a whole number.`);
    const { json = null, files, scale, accommodation } = values;
    return { clients, json, files, scale, accommodation };
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nnpm run bench -- [--clients 10000] [--json FILE] [--files] [--scale] [--accommodation]\n`,
    );
    return process.exit(2);
  }
}
