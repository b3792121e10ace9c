import type { ClientCapLine } from "@banksia/core/capping/client-caps";
import { type CalculatedCaps, calculateCaps } from "../calculate-caps.ts";
import { writeCapLines } from "../cap-line-rows.ts";
import type { Parked } from "../parked.ts";
import { type ClientWork, type ShardKind, nothing } from "./kind.ts";

interface CapWork extends ClientWork {
  lines: ClientCapLine[];
}

/** The lines and forecast of clients' caps as they are on the end date of the run. Writes no journal lines. */
export const capping: ShardKind<CapWork> = {
  async workOut(tx, run, clientIds) {
    const calculated = await calculateCaps(tx, clientIds, run, run.window.endDate);
    return calculated.map((client) => {
      const lines = client.caps?.lines ?? [];
      return { ...nothing(client.clientId, problemOf(client)), otherRows: lines.length, lines };
    });
  },
  async write(tx, run, clients) {
    const done = clients.filter((client) => client.problem === null);
    await writeCapLines(tx, done, run.window.endDate, run.id);
  },
};

function problemOf({ clientId, errors }: CalculatedCaps): Parked | null {
  const [first] = errors;
  if (first === undefined) return null;
  return { clientId, code: first.code, message: first.message, detail: { day: first.day, issues: errors } };
}
