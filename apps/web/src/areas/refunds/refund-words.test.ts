import { expect, test } from "vitest";
import { refundState } from "./refund-words.ts";

test("a refund is proposed, owed, paid or taken back", () => {
  const base = { kind: "full", reversedAt: null, transactionId: 9, openAmount: "10.00" } as const;
  expect(refundState({ ...base, transactionId: null }).words).toBe("Proposed");
  expect(refundState(base).words).toBe("Owed to the client");
  expect(refundState({ ...base, openAmount: "0.00" }).words).toBe("Paid");
  expect(refundState({ ...base, reversedAt: "2026-01-01T00:00:00Z" }).words).toBe("Taken back");
  expect(refundState({ ...base, kind: "reversal" }).words).toBe("Posted");
});
