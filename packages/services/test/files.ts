/** A PDF as far as its beginning and end. */
export function pdf(inside: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), inside, Buffer.from("\n%%EOF\n")]);
}

/** An image of one transparent pixel. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface ZipEntry {
  name: string;
  /** What the directory says the entry unpacks to. */
  unpacked?: number;
  encrypted?: boolean;
}

/** A zip archive of empty entries whose directory says of them what it is told. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, unpacked = 0, encrypted = false } of entries) {
    const text = Buffer.from(name);
    const file = Buffer.alloc(30);
    file.writeUInt32LE(0x04034b50, 0);
    file.writeUInt16LE(text.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(text.length, 28);
    entry.writeUInt32LE(offset, 42);
    files.push(file, text);
    directory.push(entry, text);
    offset += file.length + text.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** A Word document as far as its directory, with further entries. */
export function docx(more: readonly ZipEntry[] = []): Buffer {
  return zip([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }, ...more]);
}
