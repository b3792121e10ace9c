import type { IssueRule, IssueSink } from "./issue.ts";

/** A file as it comes: its bytes, or text somebody has decoded already. */
export type FileInput = Uint8Array | string;

export const textIssues = {
  "text.empty": { severity: "error", says: "The file is empty." },
  "text.too-large": { severity: "error", says: "The file is larger than the reader takes. Split it." },
  "text.not-text": {
    severity: "error",
    says: "This is not a text file (a spreadsheet, archive, PDF or picture). Save or export it in the format asked for.",
  },
  "text.nul": { severity: "error", says: "The file holds NUL characters: it is damaged or not text. Export it again." },
  "text.not-utf8": {
    severity: "warning",
    says: "The file is not UTF-8 and was read as Windows-1252: check names with accents.",
  },
  "text.utf16": {
    severity: "warning",
    says: 'The file is UTF-16 ("Unicode text"). Portals want UTF-8 or plain ASCII.',
  },
} as const satisfies Record<string, IssueRule>;

export type TextIssueCode = keyof typeof textIssues;

/** Largest file the readers take, in bytes (or characters of text). */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const FOREIGN: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
];

function foreign(bytes: Uint8Array): boolean {
  return FOREIGN.some((magic) => magic.every((byte, i) => bytes[i] === byte));
}

/** UTF-16 without a byte order mark shows as a NUL in every other byte of plain text. */
function wideWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const n = Math.min(bytes.length, 200) & ~1;
  if (n < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const most = (n / 2) * 0.9;
  if (odd >= most && even === 0) return "utf-16le";
  return even >= most && odd === 0 ? "utf-16be" : null;
}

function decode(bytes: Uint8Array, log: IssueSink<TextIssueCode>): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : wideWithoutMark(bytes);
  if (wide !== null) {
    log.add("text.utf16");
    return new TextDecoder(wide).decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    log.add("text.not-utf8");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * Turns a file into text: UTF-8 (with or without mark), UTF-16, else Windows-1252.
 * Null when it cannot be text at all; the reason is in the log. Never throws.
 */
export function decodeText(
  input: FileInput,
  log: IssueSink<TextIssueCode>,
  maxBytes: number = MAX_FILE_BYTES,
): string | null {
  if (input.length === 0) {
    log.add("text.empty");
    return null;
  }
  if (input.length > maxBytes) {
    log.add("text.too-large", { detail: `It has ${input.length} bytes; the limit is ${maxBytes}.` });
    return null;
  }
  if (typeof input !== "string" && foreign(input)) {
    log.add("text.not-text");
    return null;
  }
  let text = typeof input === "string" ? input : decode(input, log);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const nul = text.indexOf("\0");
  if (nul !== -1) log.add("text.nul", { detail: `The first is at character ${nul + 1}.` });
  if (text.length === 0) {
    log.add("text.empty");
    return null;
  }
  return text;
}
