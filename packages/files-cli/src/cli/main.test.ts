import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { edited, keptMapping, sample } from "../../test/samples.ts";
import type { LoadedFile } from "../inspect/report.ts";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "banksia-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function onDisk(file: LoadedFile, name = file.name): string {
  const path = join(folder, name);
  writeFileSync(path, file.bytes);
  return path;
}

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const status = await main(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    today: "2026-11-20",
    version: "9.9.9",
  });
  return { status, out, err };
}

const request = onDisk(sample("ndis-request"));
const aba = onDisk(sample("aba"));
const bad = onDisk(edited(sample("ndis-request"), "430123456", "123"), "bad.csv");

describe("check", () => {
  test("sound files: status 0, kinds and totals", async () => {
    const { status, out, err } = await run("check", request, aba);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain(
      "260801093000001.CSV: NDIS bulk payment request\n  Lines 10; Participants 2; Claimed $2,739.52\n",
    );
    expect(out).toContain("fees.aba: ABA (direct entry) file\n");
    expect(out).toContain("Debits $1,309.49");
    expect(out).toContain("  0 errors, 0 warnings\n");
  });

  test("a bad file: status 1, what is wrong where", async () => {
    const { status, out } = await run("check", request, bad);
    expect(status).toBe(1);
    expect(out).toContain(
      '  error    line 2, NDISNumber, "123"  [ndis.ndis-number]\n           NDISNumber must be nine digits',
    );
    expect(out).toContain("  1 error, 0 warnings");
  });

  test("--json prints the reports", async () => {
    const { status, out } = await run("check", "--json", request, bad);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { kind: "ndis-request", ok: true, errors: 0 },
      { kind: "ndis-request", ok: false, errors: 1, issues: [{ code: "ndis.ndis-number", line: 2 }] },
    ]);
  });

  test("--max cuts the list and says so", async () => {
    const many = onDisk(edited(sample("ndis-request"), "GSTCode", "GSTCode"), "long file name for the portal.csv");
    const { out } = await run("check", "--today", "2026-01-01", "--max", "2", many);
    expect(out.match(/\[ndis/g)).toHaveLength(2);
    expect(out).toMatch(/… and \d+ more/);
  });

  test("options reach the check", async () => {
    expect((await run("check", "--bank", "cba", aba)).out).toContain("[aba.not-balanced]");
    expect((await run("check", "--as", "bai2", request)).out).toContain("BAI2 bank statement");
    const brf = onDisk(sample("bpay-brf"));
    expect((await run("check", "--crn", "187536=MOD10V05", brf)).status).toBe(1);
    expect((await run("check", "--crn", "0000187536=MOD10V01", brf)).status).toBe(0);
    const unix = onDisk({ name: "unix.aba", bytes: sample("aba").bytes.filter((byte) => byte !== 13) });
    expect((await run("check", unix)).status).toBe(1);
    expect((await run("check", "--lenient", unix)).status).toBe(0);
  });

  test("a saved mapping is read and used", async () => {
    const mapping = join(folder, "mapping.json");
    writeFileSync(mapping, JSON.stringify(keptMapping()));
    const statement = onDisk(sample("residential-statement"));
    expect((await run("check", "--mapping", mapping, statement)).out).toContain("Mapping Portal");
    writeFileSync(mapping, JSON.stringify({ ...keptMapping(), version: 7 }));
    expect(await run("check", "--mapping", mapping, statement)).toMatchObject({
      status: 2,
      err: expect.stringContaining("version"),
    });
    writeFileSync(mapping, "{");
    expect((await run("check", "--mapping", mapping, statement)).status).toBe(2);
  });

  test("a layout of upload files is read and used", async () => {
    const layout = join(folder, "layout.json");
    writeFileSync(
      layout,
      JSON.stringify({ columns: [{ field: "serviceId", header: "S" }], dayForm: "YYYY-MM-DD", flags: ["Y", "N"] }),
    );
    expect((await run("check", "--layout", layout, request)).status).toBe(0);
    writeFileSync(layout, JSON.stringify({ columns: [{ field: "colour", header: "S" }] }));
    expect((await run("check", "--layout", layout, request)).status).toBe(2);
  });

  test("nothing in a file reaches the terminal as a command to it", async () => {
    const nasty = onDisk(
      edited(sample("ndis-request"), "INV-1001-1", "\u001b]0;owned\u0007\u001b[2J\u202e"),
      "n\u001b[31m.csv",
    );
    const { out } = await run("check", nasty);
    expect(out.split("\n").filter((line) => /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
  });
});

describe("compare", () => {
  test("the same, the same in another form, and different", async () => {
    expect(await run("compare", request, request)).toMatchObject({
      status: 0,
      out: expect.stringContaining("byte for byte"),
    });
    const unix = onDisk({ name: "unix.csv", bytes: sample("ndis-request").bytes.filter((byte) => byte !== 13) });
    expect(await run("compare", request, unix)).toMatchObject({
      status: 0,
      out: expect.stringContaining("10 records. Only their form differs"),
    });
    const other = onDisk(edited(sample("ndis-request"), ",2.5,,", ",2.25,,"), "other.csv");
    const { status, out } = await run("compare", request, other);
    expect(status).toBe(1);
    expect(out).toContain('  INV-1001-1: changed (first line 2, second line 2)\n      quantity: "2.5" and "2.25"\n');
    expect(out).toContain("Claimed: $2,739.52 and $2,721.96");
    expect(out).toContain("9 records alike, 1 difference.");
  });

  test("an answer", async () => {
    const results = onDisk(sample("ndis-results"));
    const { status, out } = await run("compare", request, results);
    expect(status).toBe(1);
    expect(out).toContain("INV-1001-4: rejected: C04 - Quantity is more than the booking has left");
    expect(out).toContain("1 record as sent, 10 others.");
    expect(JSON.parse((await run("compare", "--json", request, results)).out)).toMatchObject({
      relation: "answer",
      same: false,
    });
  });

  test("files of other kinds, and files with errors", async () => {
    expect((await run("compare", request, aba)).out).toContain("They part at byte 0.");
    expect((await run("compare", request, bad)).out).toContain("bad.csv has 1 error: check it");
  });
});

describe("the command itself", () => {
  test.each([
    [[], "Say check or compare"],
    [["check"], "at least one file"],
    [["compare", "a"], "two files"],
    [["compare", "-", "-"], "Only one"],
    [["tidy", "a"], "no command tidy"],
    [["check", "--frobnicate", "a"], "frobnicate"],
    [["check", "--as", "spreadsheet", "a"], "no kind spreadsheet"],
    [["check", "--bank", "piggy", "a"], "no piggy"],
    [["check", "--today", "1/1/2026", "a"], "YYYY-MM-DD"],
    [["check", "--crn", "5=MOD11", "a"], "MOD10V01"],
    [["check", "--max", "x", "a"], "number"],
    [["check", "/no/such/file"], "no such file"],
    [["compare", "/no/such/file", request], "no such file"],
    [["check", tmpdir()], "directory"],
    [["compare", tmpdir(), request], "folder"],
  ])("%j: status 2 and why", async (argv, why) => {
    const { status, out, err } = await run(...argv);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(why);
    expect(err).toContain("--help");
  });

  test("help and version", async () => {
    expect(await run("--help")).toMatchObject({ status: 0, out: expect.stringContaining("Exit status") });
    expect(await run("-v")).toMatchObject({ status: 0, out: "9.9.9\n" });
  });

  test("runs as a program, from a file and from standard input", () => {
    const bin = new URL("./bin.ts", import.meta.url).pathname;
    const sound = execFileSync(process.execPath, [bin, "check", "--today", "2026-11-20", aba], { encoding: "utf8" });
    expect(sound).toContain("0 errors");
    const piped = spawnSync(process.execPath, [bin, "check", "--json", "-"], {
      input: sample("ndis-request").bytes,
      encoding: "utf8",
    });
    expect(piped.status).toBe(0);
    expect(JSON.parse(piped.stdout)).toMatchObject([{ name: "-", kind: "ndis-request", ok: true }]);
    expect(spawnSync(process.execPath, [bin, "check", bad]).status).toBe(1);
    expect(spawnSync(process.execPath, [bin, "check", "/no/such/file"]).status).toBe(2);
  });
});
