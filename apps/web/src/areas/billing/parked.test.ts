import { expect, test } from "vitest";
import { parkedFix, parkedReason } from "./parked.ts";

const row = { clientId: 7, scheduleLineId: 3, billingCodeId: 5 };

test("every reason leads to where it is mended", () => {
  expect(parkedFix({ ...row, code: "RATE_MISSING" }).href).toBe("/rates/codes/5?open=new");
  expect(parkedFix({ ...row, code: "SPLIT_NOT_100" }).href).toBe("/customers/7/schedule?open=3");
  expect(parkedFix({ ...row, code: "CAP_SETUP_MISSING" }).href).toBe("/customers/7/caps");
  expect(parkedFix({ ...row, code: "INTERNAL", scheduleLineId: null }).href).toBe("/customers/7/schedule");
});

test("unknown reasons still read as words", () => {
  expect(parkedReason("SPLIT_NOT_100")).toBe("Shares are not 100%");
  expect(parkedReason("SOMETHING_NEW")).toBe("Something new");
});
