const foreign = /[\u0080-\uffff]/;

/** The text of a line, and where it leaves ASCII. */
export interface LineText {
  text: string;
  /** Index of the first character that is not ASCII, or -1. */
  firstForeign: number;
}

/**
 * Makes text of lines, one character a column. In a line that is not ASCII, UTF-8 is tried, in which case a letter of
 * several bytes is one column as its writer meant it; failing that each byte is a character (Windows-1252).
 */
export function lineTexts(): (line: Uint8Array) => LineText {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  let windows: TextDecoder | undefined;
  return (line) => {
    const text = utf8.decode(line);
    const firstForeign = text.search(foreign);
    if (firstForeign === -1 || !text.includes("\uFFFD")) return { text, firstForeign };
    windows ??= new TextDecoder("windows-1252");
    const single = windows.decode(line);
    return { text: single, firstForeign: single.search(foreign) };
  };
}
