import { ApiProblem, ApiUnreachable } from "@banksia/client";
import { asWritten } from "../lib/words.ts";

export interface ProblemView {
  status: number | null;
  code: string | null;
  /** Plain words that name the fact and the fix. */
  detail: string;
  /** Faults by field; the pointer without its first slash. */
  fields: { pointer: string; message: string }[];
  requestId: string | null;
}

const none = { status: null, fields: [], requestId: null };

/** What a person is told of a failed call: a refusal of the API, no connection, or something of our own making. */
export function problemOf(error: unknown): ProblemView {
  if (error instanceof ApiProblem)
    return {
      status: error.status,
      code: error.code,
      detail: asWritten(error.problem.detail),
      fields: error.errors.map(({ pointer, detail }) => ({
        pointer: pointer.replace(/^\/(?:(?:body|query|params)\/)?/, ""),
        message: asWritten(detail),
      })),
      requestId: error.problem.requestId,
    };
  if (error instanceof ApiUnreachable)
    return {
      ...none,
      status: error.status,
      code: "UNREACHABLE",
      detail: "The server could not be reached. Check the connection, then try again.",
    };
  if (error instanceof DOMException && error.name === "AbortError")
    return { ...none, code: "CANCELLED", detail: "The request was stopped." };
  return { ...none, code: null, detail: error instanceof Error ? error.message : "Something went wrong. Try again." };
}
