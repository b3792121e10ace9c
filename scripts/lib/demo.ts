import { type Actor, type Database, openDatabase } from "@banksia/db";
import { demoApiKey, demoPassword, demoState, demoUsers, loadDemo } from "@banksia/demo";
import { openQueue, startRun, startRunner } from "@banksia/month-end";
import { createContext } from "@banksia/services/context";
import { postJournal } from "@banksia/services/ledger/post-journal";

const CLIENTS = 200;
const MONTHS = 2;

/** How to get in, for people and for programs. */
export const demoAccess = [
  "Sign in (password of all: " + demoPassword + ")",
  ...demoUsers.map(
    (user) => `  ${user.email.padEnd(28)} ${user.role.replace("_", " ")}${user.everywhere ? "" : ", two facilities"}`,
  ),
  `API key\n  ${demoApiKey}`,
].join("\n");

/**
 * Loads the demonstration provider into an empty database, its past months billed and posted by real month-ends; goes on
 * with a load that was cut short; leaves a database with any other data alone.
 * @returns whether the database holds the demo
 */
export async function loadDemoOnce(ownerUrl: string, appUrl: string, say: (line: string) => void): Promise<boolean> {
  const owner = openDatabase({ url: ownerUrl, max: 2, name: "banksia demo" });
  try {
    const state = await demoState(owner.sql);
    if (state !== "empty" && state !== "unfinished") return state === "finished";
    if (process.env["BANKSIA_DEMO"] === "off") return false;
    say(`Loading the demonstration provider (${CLIENTS} clients, ${MONTHS} months of history)…`);
    const today = Temporal.Now.plainDateISO("Australia/Sydney").toString();
    const app = openDatabase({ url: appUrl, max: 2, name: "banksia demo" });
    const queue = await openQueue({ url: appUrl });
    const runner = await startRunner({ url: appUrl, threads: 2, name: `demo/${process.pid}` });
    try {
      await loadDemo(ownerUrl, {
        clients: CLIENTS,
        today,
        history: {
          months: MONTHS,
          bill: async (month) => {
            const actor = await administrator(owner);
            const { id: journalTypeId } = await first<{ id: number }>(owner, "journal_type");
            const run = await startRun(app, queue, actor, {
              kind: "billing",
              preview: false,
              postingDate: month.from,
              endDate: month.to,
              filters: { departed: "include" },
              journalId: null,
              newJournal: { journalTypeId, description: `Month-end ${month.from.slice(0, 7)}` },
            });
            await finished(owner, run.runId);
            // A month that was posted just before the load was cut short has nothing left to post.
            const [filled] = await owner.sql`select from journal_line where journal_id = ${run.journalId} limit 1`;
            if (run.journalId !== null && filled !== undefined)
              await postJournal(createContext(app, actor), { journalId: run.journalId });
          },
        },
      });
    } finally {
      await runner.stop();
      await queue.close();
      await app.close();
    }
    return true;
  } finally {
    await owner.close();
  }
}

async function administrator(owner: Database): Promise<Actor> {
  const [user] = await owner.sql<
    { id: number; name: string }[]
  >`select id, name from app_user where email = ${demoUsers[0].email}`;
  if (user === undefined) throw new Error("The demo has no administrator.");
  return { kind: "user", id: user.id, userId: user.id, name: user.name, role: "administrator", scopes: null };
}

async function first<T extends object>(owner: Database, table: string): Promise<T> {
  const [row] = await owner.sql.unsafe<T[]>(`select * from ${table} order by id limit 1`);
  if (row === undefined) throw new Error(`The demo has no ${table}.`);
  return row;
}

async function finished(owner: Database, runId: number): Promise<void> {
  for (const until = performance.now() + 120_000; performance.now() < until;) {
    const [run] = await owner.sql<{ status: string }[]>`select status from run where id = ${runId}`;
    if (run?.status === "done") return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("A month of the demo's history did not end.");
}
