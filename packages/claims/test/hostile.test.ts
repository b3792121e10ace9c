import { describe, expect, test } from "vitest";
import { cpuMs } from "./cpu.ts";
import {
  readBankStatement,
  readBpayBatch,
  readDisbursementReport,
  readEventFile,
  readRegisterFile,
  readSahInvoiceFile,
  readBrf,
  readNdisRemittance,
  readNdisRequest,
  readNdisResults,
} from "../src/index.ts";
import { hostileFiles } from "./damage.ts";

const readers = {
  readNdisRequest,
  readNdisResults,
  readNdisRemittance,
  readBrf,
  readBpayBatch,
  readBankStatement,
  readDisbursementReport,
  readEventFile,
  readRegisterFile,
  readSahInvoiceFile,
};

describe.each(Object.entries(readers))("%s", (_name, read) => {
  test.each(hostileFiles)("%s", (_what, file) => {
    let result = read("");
    expect(cpuMs(() => void (result = read(file)))).toBeLessThan(5000);
    expect(result.ok).toBe(false);
    expect(result.issues.length).toBeGreaterThan(0);
    expect(result.issues.length).toBeLessThanOrEqual(1000);
    expect(result.errors + result.warnings).toBe(result.issues.length + result.leftOff);
    expect(result.issues.every((issue) => (issue.value ?? "").length <= 400)).toBe(true);
  });
});
