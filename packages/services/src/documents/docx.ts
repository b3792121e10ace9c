/** Entries of a zip file that anyone writes by hand are far fewer. */
const mostEntries = 5000;
/** What the parts of a document may be when unpacked, all together. */
const mostUnpacked = 300 * 1024 * 1024;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endSize = 22;
const entrySize = 46;

interface Entry {
  name: string;
  unpacked: number;
  encrypted: boolean;
}

/**
 * The entries of a zip file as its directory lists them; null when it has none that can be read. Nothing is unpacked, so
 * that a bomb stays one.
 */
function entriesOf(content: Uint8Array): Entry[] | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < endSize || view.getUint32(0, true) !== fileSignature) return null;
  // The end record stands last, behind it at most a comment of 64 kB.
  let end = -1;
  for (let at = content.length - endSize; at >= Math.max(0, content.length - endSize - 0xffff) && end < 0; at -= 1)
    if (view.getUint32(at, true) === endSignature) end = at;
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > mostEntries) return null;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    entries.push({
      name: new TextDecoder().decode(content.subarray(at + entrySize, at + entrySize + nameLength)),
      unpacked: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at = next;
  }
  return entries;
}

/** Why content is not a Word document, or may not be kept; null when it may. */
export function docxFault(content: Uint8Array): string | null {
  const entries = entriesOf(content);
  if (entries === null) return "The file is not a Word document, or is damaged.";
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has("[Content_Types].xml") || !names.has("word/document.xml"))
    return "The file is a zip archive, but not a Word document.";
  if (entries.some((entry) => entry.encrypted))
    return "The Word document is locked with a password: take it off first.";
  if (entries.some((entry) => /vbaProject\.bin$|\.(exe|dll|com|bat|cmd|js|vbs|ps1|scr|jar|msi)$/i.test(entry.name)))
    return "The Word document holds macros or programs, which are not kept.";
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > mostUnpacked)
    return "The Word document would unpack to far more than a document is: it is not kept.";
  return null;
}
