import { createClient } from "@banksia/client";

let onSignedOut: () => void = () => undefined;

/** Calls back when the server says that nobody is signed in any more. */
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback;
}

/** The one client of this page: same host, session by cookie. */
export const api = createClient({
  onProblem: (problem) => {
    if (problem.code === "UNAUTHENTICATED") onSignedOut();
  },
});

export { endpoints } from "@banksia/contracts";
