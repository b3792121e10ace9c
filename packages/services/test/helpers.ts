import type { Endpoint } from "@banksia/contracts";
import { expect } from "vitest";
import { ServiceError } from "../src/errors.ts";

/** The refusal of a verb; fails when there is none or it is a bug instead. */
export async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

/** The answer of a verb is exactly the body that its contract promises. */
export function keepsContract(endpoint: Endpoint, answer: unknown): void {
  const parsed = endpoint.response!.safeParse(answer);
  expect(parsed.error?.issues ?? []).toEqual([]);
  // zod leaves out what the contract does not know.
  expect(parsed.data).toEqual(answer);
}
