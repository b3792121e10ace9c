import { docxFault } from "./docx.ts";

/** What is known of a type of documents: how its files end, and what makes content of another type than it says. */
export interface MediaType {
  type: string;
  /** In words. */
  name: string;
  extensions: readonly string[];
  /** Why the content is not of this type, or may not be kept; null when it is. */
  fault(content: Uint8Array): string | null;
}

const starts = (content: Uint8Array, bytes: readonly number[]) => bytes.every((byte, at) => content[at] === byte);

/** Whether `text`, which is ASCII, stands anywhere in the last `within` bytes. */
function ends(content: Uint8Array, text: string, within: number): boolean {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    .subarray(-within)
    .includes(text, 0, "latin1");
}

function pdfFault(content: Uint8Array): string | null {
  if (!starts(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "The file does not begin as a PDF.";
  return ends(content, "%%EOF", 4096) ? null : "The PDF has no end: it is damaged or was cut off.";
}

function pngFault(content: Uint8Array): string | null {
  if (!starts(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return "The file does not begin as a PNG image.";
  return ends(content, "IEND", 4096) ? null : "The PNG image has no end: it is damaged or was cut off.";
}

function jpegFault(content: Uint8Array): string | null {
  if (!starts(content, [0xff, 0xd8, 0xff])) return "The file does not begin as a JPEG image.";
  // Cameras append data of their own behind the end of the image.
  return ends(content, "\u00FF\u00D9", content.length)
    ? null
    : "The JPEG image has no end: it is damaged or was cut off.";
}

function textFault(content: Uint8Array): string | null {
  const shebang = starts(content, [0x23, 0x21]);
  if (shebang) return "The file is a script, which is not kept.";
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return "The file is not plain text in UTF-8.";
  }
  // oxlint-disable-next-line no-control-regex -- they are what text does not have
  return /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/.test(text)
    ? "The file holds signs that plain text does not have."
    : null;
}

/** Every type that is taken. */
export const mediaTypes: readonly MediaType[] = [
  { type: "application/pdf", name: "PDF", extensions: [".pdf"], fault: pdfFault },
  { type: "image/png", name: "PNG image", extensions: [".png"], fault: pngFault },
  { type: "image/jpeg", name: "JPEG image", extensions: [".jpg", ".jpeg"], fault: jpegFault },
  {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    name: "Word document (DOCX)",
    extensions: [".docx"],
    fault: docxFault,
  },
  { type: "text/plain", name: "plain text", extensions: [".txt"], fault: textFault },
];

/** The type with this name; null for one that is not taken. */
export function mediaTypeOf(type: string): MediaType | null {
  return mediaTypes.find((one) => one.type === type) ?? null;
}
