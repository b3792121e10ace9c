import { expect, test } from "vitest";
import { refundFollows } from "./refund-follows.ts";

test("what follows from a refund is told in figures that add up", () => {
  const balance = "350000.00";
  expect(refundFollows({ kind: "full", amount: "", balance })).toContain("$350,000.00 of $350,000.00");
  expect(refundFollows({ kind: "full", amount: "1.00", balance })).toContain("nothing stays held");
  expect(refundFollows({ kind: "partial", amount: "50000.00", balance })).toContain("$300,000.00 stays held");
  expect(refundFollows({ kind: "partial", amount: "", balance })).toBe("Enter how much is refunded.");
  expect(refundFollows({ kind: "partial", amount: "350000.01", balance })).toContain("would be refused");
  expect(refundFollows({ kind: "fees", amount: "", balance })).toContain("All open credits");
});
