import { expect, test } from "vitest";
import { receiptFollows } from "./receipt-follows.ts";

const base = { amount: "100.00", open: "300.00", toSettle: "", lumpSum: false, owed: null };

test("a receipt says what it pays and what stays open", () => {
  expect(receiptFollows(base)).toBe("$100.00 is paid; $200.00 of it stays open.");
  expect(receiptFollows({ ...base, amount: "300.00" })).toBe("$300.00 is paid; nothing of it stays open.");
  expect(receiptFollows({ ...base, amount: "350.00" })).toBe(
    "$300.00 is paid; nothing of it stays open. $50.00 stands as a credit.",
  );
  expect(receiptFollows({ ...base, toSettle: "40.00" })).toBe(
    "$40.00 is paid; $260.00 of it stays open. $60.00 stands as a credit.",
  );
  expect(receiptFollows({ ...base, open: null })).toBe("$100.00 stands as a credit until it is allocated.");
});

test("what would be refused is said before", () => {
  expect(receiptFollows({ ...base, amount: "" })).toBe("Enter how much was received.");
  expect(receiptFollows({ ...base, toSettle: "300.01" })).toContain("Only $300.00 is open");
  expect(receiptFollows({ ...base, lumpSum: true, amount: "300.01" })).toContain("invoice the rest first");
  expect(receiptFollows({ ...base, owed: "99.99" })).toContain("Only $99.99 is owed");
  expect(receiptFollows({ ...base, owed: "150.00" })).toContain("$50.00 stays owed to the client");
});
