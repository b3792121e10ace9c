import { type Endpoint, apiPath, endpoints } from "@banksia/contracts";
import { openApiDocument } from "@banksia/contracts/openapi";
import type { Database } from "@banksia/db";
import type { BringInWork } from "@banksia/services/bring-in/bring-in-work";
import type { createContext } from "@banksia/services/context";
import type { DocumentStore } from "@banksia/services/documents/store";
import type { RunEngine } from "@banksia/services/runs/engine";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Call, Env } from "./http/env.ts";
import type { Log } from "./http/log.ts";
import { Mounter } from "./http/mounter.ts";
import { Refusal, problemAnswer } from "./http/problem.ts";
import { accessRoutes } from "./routes/access.ts";
import { accommodationRoutes } from "./routes/accommodation.ts";
import { admissionsRoutes } from "./routes/admissions.ts";
import { billingRoutes } from "./routes/billing.ts";
import { bringInRoutes } from "./routes/bring-in.ts";
import { cappingRoutes } from "./routes/capping.ts";
import { customersRoutes } from "./routes/customers.ts";
import { documentsRoutes } from "./routes/documents.ts";
import { fundingRoutes } from "./routes/funding.ts";
import { feesRoutes } from "./routes/fees.ts";
import { leaveRoutes } from "./routes/leave.ts";
import { ledgerRoutes } from "./routes/ledger.ts";
import { ratesRoutes } from "./routes/rates.ts";
import { receiptsRoutes } from "./routes/receipts.ts";
import { refundsRoutes } from "./routes/refunds.ts";
import { reportsRoutes } from "./routes/reports.ts";
import { runRoutes } from "./routes/runs.ts";
import { securityHeaders } from "./security/headers.ts";
import { docsPage, docsStyle } from "./site/docs-page.ts";
import { rulePages } from "./site/rule-pages.ts";
import { serveSite } from "./site/site.ts";

export interface ApiOptions {
  /** As the application's role, never the owner's. */
  db: Database;
  /** What starts and stops runs. */
  runs: RunEngine;
  /** What checks and loads files. */
  bringIns: BringInWork;
  /** Where documents of clients are kept; in the database, up to 20 MB each, when left out. */
  documents?: DocumentStore;
  log: Log;
  version: string;
  /** What /readyz reports; all must be true. Must not throw. */
  ready: () => Promise<Record<string, boolean>>;
  /** Where the built web app lies; without it only the API answers. */
  siteDirectory?: string;
  /** Where the pages on the rules lie as Markdown: an explained amount links to them. */
  rulesDirectory?: string;
  /** The last address in X-Forwarded-For is the caller's: only behind a proxy that sets it. */
  trustProxy?: boolean;
  /** Check every answer against its contract, in tests. */
  checkAnswers?: boolean;
  /** Another clock, in tests. */
  context?: typeof createContext;
}

export interface Api {
  app: Hono<Env>;
  /** Ids of the endpoints that are answered. */
  mounted: ReadonlySet<string>;
  /** Breaks every stream of events off, before the server stops. */
  close(): void;
}

/** The whole HTTP side of Banksia: the API, its documentation, health and the web app. */
export function createApi(options: ApiOptions): Api {
  const app = new Hono<Env>();
  const mount = new Mounter(app, {
    db: options.db,
    checkAnswers: options.checkAnswers ?? false,
    ...(options.context === undefined ? {} : { context: options.context }),
  });
  const { log } = options;

  app.onError((error, c) => problemAnswer(c, error, log));
  app.use(async (c, next) => {
    const given = c.req.header("x-request-id");
    const requestId = given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID();
    c.set("requestId", requestId);
    const start = performance.now();
    await next();
    c.res.headers.set("X-Request-Id", requestId);
    const actor = c.get("signedIn")?.actor;
    // Files of the web app and questions about health say nothing of what is done.
    const level = c.req.path.startsWith("/api/") ? "info" : "debug";
    log[level](
      {
        requestId,
        method: c.req.method,
        endpoint: c.get("endpointId") ?? null,
        status: c.res.status,
        ms: Math.round(performance.now() - start),
        actor: actor === undefined ? null : `${actor.kind}:${actor.id}`,
      },
      "request",
    );
  });
  app.use(securityHeaders);

  app.get("/healthz", (c) => {
    c.set("endpointId", "healthz");
    return c.json({ status: "ok" });
  });
  app.get("/readyz", async (c) => {
    c.set("endpointId", "readyz");
    const parts = await options.ready();
    const ready = Object.values(parts).every(Boolean);
    return c.json({ status: ready ? "ready" : "not ready", ...parts }, ready ? 200 : 503);
  });

  documentation(app, options.version, options.rulesDirectory);
  app.use(`${apiPath}/*`, compress());
  accessRoutes(mount, { trustProxy: options.trustProxy ?? false });
  customersRoutes(mount);
  documentsRoutes(mount, options.documents);
  admissionsRoutes(mount);
  billingRoutes(mount);
  accommodationRoutes(mount);
  receiptsRoutes(mount);
  refundsRoutes(mount);
  feesRoutes(mount);
  cappingRoutes(mount);
  leaveRoutes(mount);
  fundingRoutes(mount);
  ratesRoutes(mount, options.runs);
  ledgerRoutes(mount);
  runRoutes(mount, options.runs);
  bringInRoutes(mount, options.bringIns);
  reportsRoutes(mount);

  app.all(`${apiPath}/*`, refuseUnknown());
  app.all("/api/*", () => {
    throw new Refusal("NOT_FOUND", `The API stands below ${apiPath}.`);
  });
  if (options.siteDirectory !== undefined) app.use(serveSite(options.siteDirectory));
  app.notFound((c) => problemAnswer(c, new Refusal("NOT_FOUND", "There is nothing at this address."), log));
  return { app, mounted: mount.mounted, close: () => mount.close() };
}

function documentation(app: Hono<Env>, version: string, rulesDirectory: string | undefined): void {
  const document = openApiDocument(Object.values(endpoints), version);
  const json = JSON.stringify(document);
  const page = docsPage(document);
  const rules = rulesDirectory === undefined ? new Map<string, string>() : rulePages(rulesDirectory);
  const rule = (c: Call, name: string) => {
    const found = rules.get(name);
    if (found === undefined) throw new Refusal("NOT_FOUND", "There is no such rule.");
    return c.html(found, 200, cache);
  };
  const cache = { "Cache-Control": "no-cache" };
  app.use("/docs/*", compress());
  app.use("/docs", compress());
  app.use("/openapi.json", compress());
  app.get("/openapi.json", (c) => c.body(json, 200, { ...cache, "Content-Type": "application/json" }));
  app.get("/docs", (c) => c.html(page, 200, cache));
  app.get("/docs/rules", (c) => rule(c, ""));
  app.get("/docs/rules/:name", (c) => rule(c, c.req.param("name")));
  app.get("/docs/style.css", (c) => c.body(docsStyle, 200, { ...cache, "Content-Type": "text/css; charset=utf-8" }));
}

/** Says whether the address is unknown or only the method. */
function refuseUnknown(): (c: Call) => never {
  const known = Object.values<Endpoint>(endpoints).map((endpoint) => ({
    method: endpoint.method.toUpperCase(),
    path: new RegExp(
      `^${apiPath}${endpoint.path.replaceAll(/\{\w+\}/g, "[^/]+")}${endpoint.list === true ? "(\\.csv)?" : ""}$`,
    ),
  }));
  return (c) => {
    const methods = known.filter((one) => one.path.test(c.req.path)).map((one) => one.method);
    if (methods.length === 0) throw new Refusal("NOT_FOUND", "There is nothing at this address.");
    throw new Refusal("METHOD_NOT_ALLOWED", `Use ${methods.join(" or ")} here.`, [], { Allow: methods.join(", ") });
  };
}
