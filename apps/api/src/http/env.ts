import type { SignedIn } from "@banksia/services/access/authenticate";
import type { HttpBindings } from "@hono/node-server";
import type { Context as HonoContext } from "hono";

/** What middleware leaves for handlers. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** The endpoint that answers, for the log. */
    endpointId: string | undefined;
    signedIn: SignedIn | undefined;
  };
}

export type Call = HonoContext<Env>;
