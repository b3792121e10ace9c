import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AbaRefusedError,
  bankProfiles,
  checkAba,
  checkAbaStream,
  credit,
  debit,
  readAba,
  readAbaStream,
  writeAba,
  writeAbaStream,
  type AbaChunk,
  type AbaDetailInput,
  type AbaRecord,
} from "../src/index.ts";
import { profiledFile } from "./arbitraries.ts";
import { header, lines, mixedDetails, overwritten, own, resident } from "./sample.ts";

async function* later<Piece>(pieces: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of pieces) {
    await Promise.resolve();
    yield piece;
  }
}

/** The bytes cut at some places; some pieces as text. */
function cut(bytes: Uint8Array, places: number[], asText: boolean): AbaChunk[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((to, index) => {
    const piece = bytes.subarray(at[index], to);
    return asText && index % 2 === 0 ? Buffer.from(piece).toString("latin1") : piece;
  });
}

function entriesOf(count: number): AbaDetailInput[] {
  return Array.from({ length: count }, (_, index) =>
    debit({ ...resident, account: String(100_000 + index), reference: `R ${index}` }),
  );
}

describe("reading in pieces", () => {
  test("gives the same outcome however the file is cut", async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(10, 13, 32, 48, 0, 26, 97)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        profiledFile,
        damage,
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.boolean(),
        async ({ profile, file }, changes, places, asText) => {
          const written = writeAba(file, { profile });
          if (!written.ok) throw new Error("not written");
          const { bytes } = written;
          for (const [at, code] of changes) bytes[at % bytes.length] = code;
          const pieces = cut(bytes, places, asText);
          const whole = checkAba(bytes, { profile });
          expect(checkAba(pieces, { profile })).toEqual(whole);
          expect(await checkAbaStream(later(pieces), { profile })).toEqual(whole);
          expect(readAba(pieces, { profile })).toEqual(readAba(bytes, { profile }));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("gives the same outcome byte by byte", () => {
    for (const text of [lines.join("\r\n"), lines.join("\r"), lines.join("\n"), `${lines.join("\r\n")}\r\n\r\r\n`]) {
      const bytes = Buffer.from(text);
      const single = [...bytes].map((byte) => Uint8Array.of(byte));
      expect(checkAba(single)).toEqual(checkAba(bytes));
    }
  });

  test("a long text is encoded in pieces without harm to a letter of two halves", () => {
    const line = lines[1].replace("Nguyen. Minh", "Nguyen 👵 M. ");
    const many = Array.from({ length: 1500 }, () => line);
    const text = [lines[0], ...many, lines[2]].join("\r\n");
    const check = checkAba(text, { mode: "lenient", duplicates: false });
    expect(check).toEqual(checkAba(Buffer.from(text), { mode: "lenient", duplicates: false }));
    expect(check.counts["not-ascii"]).toBe(1500);
    for (let before = 65_530; before < 65_540; before++) {
      const long = `${"0".repeat(before)}👵👵`;
      expect(checkAba(long)).toEqual(checkAba(Buffer.from(long)));
    }
  });

  test("record by record says the same as all at once", async () => {
    const damaged = overwritten(2, 21, "x");
    for (const text of [lines.join("\r\n"), damaged, `${lines.join("\r\n")}\r\n\r\n`, "junk"]) {
      const records: AbaRecord[] = [];
      const stream = readAbaStream(later([text]));
      let step = await stream.next();
      for (; step.done !== true; step = await stream.next()) records.push(step.value);
      const reading = readAba(text);
      expect(step.value.issues).toEqual(reading.issues);
      expect(records).toHaveLength(reading.records);
      const details = records.flatMap((one) => (one.type === "detail" && one.detail !== undefined ? [one.detail] : []));
      expect(details).toEqual(reading.groups.flatMap((group) => group.details));
      const own = records.flatMap(({ issues }) => issues);
      for (const issue of own) expect(reading.issues).toContainEqual(issue);
    }
    const [first, second, third] = await Array.fromAsync(readAbaStream(lines.join("\r\n")));
    expect([first?.type, second?.type, third?.type]).toEqual(["header", "detail", "trailer"]);
    const [, bad] = await Array.fromAsync(readAbaStream(damaged));
    expect(bad).toMatchObject({ type: "detail", detail: undefined, issues: [{ code: "amount-invalid", record: 2 }] });
  });

  test("an error of the source is passed on", async () => {
    // oxlint-disable-next-line require-yield -- a source that fails before it gives anything
    const broken = (async function* (): AsyncGenerator<Uint8Array> {
      throw new Error("the line went dead");
    })();
    await expect(checkAbaStream(broken)).rejects.toThrow("the line went dead");
  });

  test("what is kept is bounded, what is counted is not", () => {
    const bad = Array.from({ length: 5000 }, () => `${lines[1].slice(0, 20)}x${lines[1].slice(21)}`);
    let told = 0;
    const check = checkAba([lines[0], ...bad, lines[2]].join("\r\n"), { maxIssues: 10, onIssue: () => told++ });
    expect(check.issues.filter(({ severity }) => severity === "error")).toHaveLength(10);
    expect(check.counts["amount-invalid"]).toBe(5000);
    expect(told).toBe(check.errorCount + check.warningCount);
    const groups = checkAba(`${lines.join("\r\n")}\r\n`.repeat(1500), { mode: "lenient", duplicates: false });
    expect([groups.groups.length, groups.groupCount, groups.totals.count]).toEqual([1000, 1500, 1500]);
  });
});

describe("the trace account", () => {
  const other = lines[1].replace("083-001 12345678", "083-001 12345679");
  const group = (...entries: string[]) => {
    const cents = String(entries.length * 125_050).padStart(10, "0");
    const total = `7999-999${" ".repeat(12)}${cents}${"0".repeat(10)}${cents}${" ".repeat(24)}00000${entries.length}`;
    return [lines[0], ...entries, total.padEnd(120)];
  };
  const told = (...groups: string[][]) =>
    checkAba(groups.flat().join("\r\n"), { mode: "lenient", duplicates: false })
      .issues.filter(({ code }) => code === "trace-differs")
      .map(({ record }) => record);

  test("is reported once in each group in which it changes", () => {
    expect(told(group(lines[1], lines[1], other, lines[1], other))).toEqual([4]);
    expect(told(group(lines[1], lines[1]), group(other, other))).toEqual([]);
    expect(told(group(lines[1], lines[1]), group(lines[1], other))).toEqual([7]);
    expect(told(group(other, lines[1]), group(lines[1], lines[1], other))).toEqual([3, 8]);
  });
});

describe("writing in pieces", () => {
  const file = { header, own };

  test.each([0, 1, 509, 510, 511, 512, 513, 1024, 2000])(
    "%s entries give the bytes that the whole gives",
    async (count) => {
      for (const profile of [bankProfiles.generic, { ...bankProfiles.nab, institution: "BQL" }]) {
        const details = entriesOf(count);
        const whole = writeAba({ ...file, details }, { profile, seal: true });
        const sources = [details, details.values(), later(details), later([details.slice(0, 7), details.slice(7)])];
        for (const source of sources) {
          const stream = writeAbaStream({ ...file, details: source }, { profile, seal: true });
          if (!whole.ok) {
            await expect(Array.fromAsync(stream.chunks)).rejects.toThrow(AbaRefusedError);
            expect(await stream.result).toEqual(whole);
            continue;
          }
          const { bytes, ...report } = whole;
          expect(Buffer.concat(await Array.fromAsync(stream.chunks)).equals(bytes)).toBe(true);
          expect(await stream.result).toEqual(report);
        }
        expect(writeAba({ ...file, details: details.values() }, { profile, seal: true })).toEqual(whole);
      }
    },
  );

  test("entries that balance by themselves get no balancing record", () => {
    const details = [debit(resident), credit({ ...resident, account: "55555555" })];
    const written = writeAba({ ...file, details }, { profile: { ...bankProfiles.nab, institution: "BQL" } });
    expect(written.ok && [written.records, written.totals]).toEqual([
      4,
      { netCents: 0n, creditCents: 125_050n, debitCents: 125_050n, count: 2 },
    ]);
    expect(written.ok && written.bytes.length).toBe(written.ok && written.bytes.buffer.byteLength);
  });

  test("fails when an entry is refused, and names every reason", async () => {
    const details = entriesOf(3000);
    details[1000] = debit({ ...resident, account: "1234567890" });
    details[2000] = debit({ ...resident, title: "x".repeat(33) });
    const stream = writeAbaStream({ ...file, details });
    const chunks: Uint8Array[] = [];
    const taken = async () => {
      for await (const chunk of stream.chunks) chunks.push(chunk);
    };
    const error = await taken().catch((reason: unknown) => reason);
    const result = await stream.result;
    expect(error).toBeInstanceOf(AbaRefusedError);
    expect((error as AbaRefusedError).result).toBe(result);
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code, record }) => [code, record])).toEqual([
      ["account-too-long", 1002],
      ["field-too-long", 2002],
    ]);
    expect(Buffer.concat(chunks).toString("latin1")).not.toContain("\n7999-999");
    expect(writeAba({ ...file, details })).toEqual(result);
  });

  test("stops taking entries at the bank's limit", async () => {
    function* endless() {
      for (let index = 0; ; index++) yield debit({ ...resident, reference: `R ${index}` });
    }
    const profile = { ...bankProfiles.generic, maxDetails: 5000 };
    const stream = writeAbaStream({ ...file, details: endless() }, { profile });
    await expect(Array.fromAsync(stream.chunks)).rejects.toThrow(AbaRefusedError);
    expect((await stream.result).issues.map(({ code }) => code)).toEqual(["details-too-many"]);
    expect(writeAba({ ...file, details: endless() }, { profile }).issues.map(({ code }) => code)).toEqual([
      "details-too-many",
    ]);
  });

  test("a large file of every kind of entry reads back", async () => {
    const details = Array.from({ length: 3000 }, (_, index) => {
      const one = mixedDetails[index % mixedDetails.length] ?? debit(resident);
      const title = index % 50 === 7 ? "Zoë" : one.title;
      return { ...one, title, cents: 1 + index, reference: `R ${index}` };
    });
    const stream = writeAbaStream({ ...file, details });
    const check = await checkAbaStream(stream.chunks);
    const written = await stream.result;
    expect(written.changeCount).toBe(60);
    expect(check.issues).toEqual([]);
    expect(written.ok && check.totals).toEqual(written.ok && written.totals);
    expect(check.totals.creditCents + check.totals.debitCents).toBe(
      details.reduce((sum, { cents }) => sum + BigInt(cents), 0n),
    );
  });
});
