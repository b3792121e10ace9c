import { fullName } from "../people/names.ts";
import type { DemoProblem } from "../provider.ts";
import type { Client, Entry } from "./client.ts";

/** What is wrong on purpose with a few residents. */
export const problemKinds = ["no_rate", "circle", "no_cap", "rate_ended"] as const;
export type Problem = (typeof problemKinds)[number];

/** Which of `residents` have something wrong: a few of each kind, evenly placed. @returns by ordinal of the resident */
export function planProblems(residents: number): Map<number, Problem> {
  const each = Math.max(2, Math.floor(residents / 1500));
  const stride = Math.floor(residents / each);
  const planned = new Map<number, Problem>();
  for (let round = 0; round < each; round += 1) {
    for (const [at, kind] of problemKinds.entries()) {
      const ordinal = round * stride + 3 + at * 7;
      if (ordinal < residents && at * 7 + 3 < stride) planned.set(ordinal, kind);
    }
  }
  return planned;
}

/** Adds what is wrong beyond what was left out before, and notes what a run will say. */
export function addProblem(client: Client, entry: Entry, problem: Problem): void {
  const { provider } = client;
  const note = (expect: DemoProblem["expect"], words: string) =>
    provider.problems.push({
      clientId: client.id,
      account: client.account,
      name: fullName(client.name),
      expect,
      words,
    });
  switch (problem) {
    case "no_rate":
      client.addLine(entry, "BEDRES");
      note("RATE_MISSING", "A bed reservation fee on the schedule, for which there is no price.");
      return;
    case "rate_ended":
      note(
        "RATE_MISSING",
        "The daily payment agreed for the room ended with the last month; the next rate was not entered.",
      );
      return;
    case "no_cap":
      note("CAP_SETUP_MISSING", "A means tested care fee without the caps set up.");
      return;
    case "circle":
      if (client.lines.every((line) => line.code !== "TV")) client.addLine(entry, "TV");
      provider.addOwnPercentage(client.id, "TV", "PHONE", "50", entry.from);
      provider.addOwnPercentage(client.id, "PHONE", "TV", "200", entry.from);
      note("RATE_CIRCLE", "Own prices for television and telephone, each a percentage of the other.");
      return;
    default:
      problem satisfies never;
  }
}
