/** One branch of the industry's BSB directory. */
export interface BsbBranch {
  /** Three letters of the institution. */
  institution: string;
  name: string;
  /** Whether the branch takes electronic entries, which Direct Entry files are made of. */
  electronic: boolean;
}

/** BSBs that exist, with their branches; keys are six digits. */
export type BsbDirectory = ReadonlyMap<string, BsbBranch>;

/** Outcome of loading a directory: what was understood, and how many lines were not. */
export interface BsbDirectoryReading {
  directory: BsbDirectory;
  /** Lines that hold no BSB, headings and damaged lines alike. */
  skipped: number;
}

/** Fields of a line of comma-separated values; a quote within a quoted field is doubled. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const comma = line.indexOf(",", at);
      const to = comma === -1 ? line.length : comma;
      fields.push(line.slice(at, to));
      at = to + 1;
      continue;
    }
    let to = line.indexOf('"', at + 1);
    while (to !== -1 && line[to + 1] === '"') to = line.indexOf('"', to + 2);
    if (to === -1) to = line.length;
    fields.push(line.slice(at + 1, to).replaceAll('""', '"'));
    const comma = line.indexOf(",", to);
    at = comma === -1 ? line.length + 1 : comma + 1;
  }
  return fields;
}

/**
 * The BSB directory that AusPayNet publishes each month as comma-separated values: BSB, institution, name, street,
 * suburb, state, postcode, payment flags (P paper, E electronic, H high value). A branch whose flags have no E is kept
 * as one that does not take Direct Entry. A later line for the same BSB replaces an earlier one, so that the monthly
 * update can be appended to the full file. Anything else in the text is skipped and counted.
 */
export function readBsbDirectory(csv: string): BsbDirectoryReading {
  const directory = new Map<string, BsbBranch>();
  let skipped = 0;
  for (const line of csv.split(/\r\n|\n|\r/)) {
    if (line === "") continue;
    const found = /^"?(\d{3})-(\d{3})"?(?:,|$)/.exec(line);
    if (found === null) {
      skipped++;
      continue;
    }
    const fields = fieldsOf(line);
    directory.set(`${found[1] ?? ""}${found[2] ?? ""}`, {
      institution: fields[1]?.trim() ?? "",
      name: fields[2]?.trim() ?? "",
      electronic: fields[7]?.includes("E") ?? false,
    });
  }
  return { directory, skipped };
}

/** For every BSB as a number 1 where the directory says that it takes electronic entries. */
export function electronicBsbs(directory: BsbDirectory): Uint8Array {
  const table = new Uint8Array(1_000_000);
  for (const [bsb, branch] of directory) if (branch.electronic) table[Number(bsb)] = 1;
  return table;
}
