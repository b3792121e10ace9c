import { createAdaptorServer } from "@hono/node-server";
import type { Api } from "./create-api.ts";

export interface Listening {
  port: number;
  /** Takes no more requests, ends streams, waits up to ten seconds for those under way, then closes every connection. */
  stop(): Promise<void>;
}

const patience = 10_000;

/** Serves the API on a port; 0 takes any that is free. Rejects when it is taken. */
export function listen(api: Api, options: { port: number; host?: string | undefined }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: api.app.fetch });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : options.port,
        stop: () =>
          new Promise((stopped) => {
            const hard = setTimeout(() => {
              if ("closeAllConnections" in server) server.closeAllConnections();
            }, patience);
            // A connection whose request has just ended stays open for the next one unless it is told.
            const idle = setInterval(() => {
              if ("closeIdleConnections" in server) server.closeIdleConnections();
            }, 50);
            server.close(() => {
              clearTimeout(hard);
              clearInterval(idle);
              stopped();
            });
            api.close();
          }),
      });
    });
  });
}
