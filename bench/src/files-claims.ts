import {
  readNdisRequest,
  writeNdisFiles,
  type CatalogueItem,
  type ClaimedBefore,
  type NdisClaim,
  type NdisFacts,
  type NdisParticipant,
} from "@banksia/claims";

const ROWS = 5000;
const ROUNDS = 9;
const ITEMS = 40;
const PEOPLE = 400;

/** A month of claims with the facts they are checked against; the same every time. */
function claimsAndFacts(): { claims: NdisClaim[]; facts: NdisFacts } {
  const allows = {
    nonFaceToFace: true,
    providerTravel: true,
    shortNoticeCancellation: true,
    ndiaReports: true,
    irregularSil: true,
  };
  const catalogue = Array.from({ length: ITEMS }, (_, i): CatalogueItem => {
    const supportNumber = `01_${String(i + 1).padStart(3, "0")}_0107_1_1`;
    const limits = { national: "193.99", remote: "271.59", veryRemote: "290.99" };
    return { supportNumber, from: "2026-07-01", to: null, limits, gstCode: "P2", allows };
  });
  const participants = Array.from({ length: PEOPLE }, (_, i): NdisParticipant => {
    const plans = [{ from: "2026-01-01", to: "2026-12-31" }];
    return { ndisNumber: String(430_000_000 + i), zone: "national", pace: true, plans };
  });
  const claimedBefore = Array.from({ length: ROWS }, (_, i): ClaimedBefore => {
    const supportNumber = catalogue[i % ITEMS]?.supportNumber ?? "";
    const ndisNumber = participants[(i * 7) % PEOPLE]?.ndisNumber ?? "";
    return { ndisNumber, supportNumber, claimType: null, from: "2026-09-01", to: "2026-09-02" };
  });
  const claims = Array.from({ length: ROWS }, (_, i): NdisClaim => {
    const day = `2026-10-${String((i % 31) + 1).padStart(2, "0")}`;
    return {
      registrationNumber: "4050012345",
      ndisNumber: participants[(i * 7) % PEOPLE]?.ndisNumber ?? "",
      from: day,
      to: day,
      supportNumber: catalogue[i % ITEMS]?.supportNumber ?? "",
      claimReference: `INV-${String(i + 1).padStart(6, "0")}`,
      delivered: { minutes: 15 + (i % 400) },
      unitPrice: "70.23",
      gstCode: "P2",
      claimType: i % 11 === 0 ? "TRAN" : null,
      management: "agency",
    };
  });
  return { claims, facts: { catalogue, participants, claimedBefore } };
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/**
 * Writes a full NDIS file (5,000 rows, every check, 5,000 earlier claims to compare with) and reads it back with all
 * checks. Milliseconds: the first round as a cold process sees it, then the median of the others; `Cpu` is processor time,
 * which says the same on a busy machine.
 */
export function benchClaims(): Promise<Record<string, number>> {
  const { claims, facts } = claimsAndFacts();
  const writes: number[] = [];
  const reads: number[] = [];
  const cpu: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const cpuBefore = process.threadCpuUsage();
    const start = performance.now();
    const written = writeNdisFiles(claims, {
      today: "2026-11-01",
      stamp: "261101090000",
      abn: { ownAbn: "51824753556" },
      facts,
    });
    const middle = performance.now();
    const [file] = written.files;
    if (file === undefined || !written.ok || file.rows.length !== ROWS)
      throw new Error("The NDIS file was not written");
    const content = new TextEncoder().encode(file.text);
    const before = performance.now();
    const read = readNdisRequest(content, { fileName: file.name, today: "2026-11-01" });
    const end = performance.now();
    if (!read.ok || read.total !== file.total) throw new Error("The NDIS file was not read back");
    const { user, system } = process.threadCpuUsage(cpuBefore);
    cpu.push((user + system) / 1000);
    bytes = content.length;
    writes.push(middle - start);
    reads.push(end - before);
  }
  return Promise.resolve({
    ndisRows: ROWS,
    ndisBytes: bytes,
    ndisWriteFirstMs: writes[0] ?? 0,
    ndisCheckFirstMs: reads[0] ?? 0,
    ndisWriteMs: median(writes.slice(1)),
    ndisCheckMs: median(reads.slice(1)),
    ndisWriteAndCheckMs: median(writes.slice(1).map((time, i) => time + (reads[i + 1] ?? 0))),
    ndisWriteAndCheckCpuMs: median(cpu.slice(1)),
  });
}
