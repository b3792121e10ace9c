import { describe, expect, test } from "vitest";
import { checkFile } from "./check-file.ts";
import { knownBy } from "./known-by.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const request =
  "RegistrationNumber,NDISNumber,SupportsDeliveredFrom,SupportsDeliveredTo,SupportNumber,ClaimReference,Quantity,Hours,UnitPrice,GSTCode\n";

describe("how sure it is what a file is", () => {
  test("a whole header is certain, a part of one likely", () => {
    expect(knownBy("ndis-request", utf8(request), false).sure).toBe("certain");
    const part = utf8(request.replace("GSTCode", "GST").replace("UnitPrice", "Price"));
    expect(knownBy("ndis-request", part, false).sure).toBe("likely");
    expect(knownBy("ndis-request", part, false).why).toMatch(/has 8 of the \d+ headings/);
  });

  test("a damaged bank file is likely one; what somebody said is not doubted", () => {
    expect(knownBy("aba", utf8(`0${" ".repeat(17)}XXNAB`), false).sure).toBe("likely");
    expect(knownBy("bai2", utf8("anything"), true).sure).toBe("told");
    expect(knownBy("unknown", utf8("hello"), false).sure).toBe("unknown");
  });

  test("a file is checked as it is read, and its lines are counted", async () => {
    const file = new File([request, "1,2\n"], "claims.csv");
    const read: number[] = [];
    const checked = await checkFile(file, { today: "2026-11-20" }, (bytes) => read.push(bytes));
    expect(checked.report).toMatchObject({ name: "claims.csv", kind: "ndis-request", bytes: file.size, ok: false });
    expect(checked.index.lines).toBe(2);
    expect(read.at(-1)).toBe(file.size);
    expect(structuredClone(checked)).toEqual(checked);
  });
});
