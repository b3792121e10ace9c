import { z } from "zod";

// A page with a strict content security policy may not make functions from text, and zod tries as soon as a schema is
// made: it has to be told before the first one. On a server the faster way stays.
if ("document" in globalThis) z.config({ jitless: true });
