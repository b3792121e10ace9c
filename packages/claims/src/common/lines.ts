/** One line of a fixed-width or record file, without its line end. */
export interface TextLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Lines of a text, whatever ends them; empty ones are left out but counted. One pass. */
export function* linesOf(text: string): Generator<TextLine> {
  let line = 1;
  let from = 0;
  const ends = /\r\n|\n|\r/g;
  for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
    if (end.index > from) yield { line, text: text.slice(from, end.index) };
    from = end.index + end[0].length;
    line++;
  }
  if (from < text.length) yield { line, text: text.slice(from) };
}

/** A fixed-width layout: field names with their widths, in order. */
export type Layout<Key extends string> = readonly (readonly [Key, number])[];

/** Gives the fields of a fixed-width record by name, blanks at their end trimmed; missing ends read as blank. */
export function fieldReader<Key extends string>(layout: Layout<Key>): (text: string, key: Key) => string {
  const places = new Map<Key, readonly [number, number]>();
  let at = 0;
  for (const [key, width] of layout) {
    places.set(key, [at, at + width]);
    at += width;
  }
  return (text, key) => {
    const place = places.get(key);
    return place === undefined ? "" : text.slice(place[0], place[1]).trimEnd();
  };
}

/** The width of a layout. */
export function widthOf(layout: Layout<string>): number {
  return layout.reduce((sum, [, width]) => sum + width, 0);
}
