import type { IssueRule, IssueSink } from "./issue.ts";

export const xmlIssues = {
  "xml.doctype": {
    severity: "error",
    says: "The XML declares a document type. Payment files have none; such declarations can carry attacks and are not read.",
  },
  "xml.entity": { severity: "error", says: "The XML uses an entity that is not one of the five standard ones." },
  "xml.syntax": { severity: "error", says: "The XML is not well formed here." },
  "xml.too-deep": { severity: "error", says: "The XML is nested too deeply to be a payment file." },
  "xml.too-many": { severity: "error", says: "The XML has too many elements or attributes to be read." },
} as const satisfies Record<string, IssueRule>;

export type XmlIssueCode = keyof typeof xmlIssues;

/** An element: its name without the namespace prefix, its attributes, its children and the text directly inside it. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  name: string;
  raw: string;
  line: number;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string[];
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 2_000_000;
const MAX_ATTRIBUTES = 256;
const NAME = /[A-Za-z_:\u0080-\uffff][\w.:\-\u0080-\uffff]*/y;
const SPACE = /[ \t\r\n]*/y;
const FIVE: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const localName = (raw: string): string => raw.slice(raw.lastIndexOf(":") + 1);

/** Thrown inside this file only, to leave the reader at the first fault; `readXml` turns it into an issue. */
class Fault {
  readonly code: XmlIssueCode;
  readonly detail: string | undefined;
  constructor(code: XmlIssueCode, detail?: string) {
    this.code = code;
    this.detail = detail;
  }
}

class XmlReader {
  readonly #text: string;
  #pos = 0;
  #line = 1;
  #counted = 0;
  #elements = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line of the present place. Counts on from the last place asked for, so that all asking is linear. */
  line(): number {
    for (; this.#counted < this.#pos; this.#counted++) if (this.#text.charCodeAt(this.#counted) === 10) this.#line++;
    return this.#line;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#pos;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#pos += found.length;
    return found;
  }

  #name(): string {
    const name = this.#take(NAME);
    if (name === "") throw new Fault("xml.syntax", "A name was expected.");
    return name;
  }

  #skipPast(mark: string): string {
    const end = this.#text.indexOf(mark, this.#pos);
    if (end === -1) throw new Fault("xml.syntax", `"${mark}" is missing.`);
    const skipped = this.#text.slice(this.#pos, end);
    this.#pos = end + mark.length;
    return skipped;
  }

  #unescape(text: string): string {
    if (!text.includes("&")) return text;
    return text.replace(/&([^;&\s]{0,10});?/g, (whole: string, name: string) => {
      const standard = Object.hasOwn(FIVE, name) ? FIVE[name] : undefined;
      if (standard !== undefined && whole.endsWith(";")) return standard;
      const number = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(name);
      if (number === null || !whole.endsWith(";")) throw new Fault("xml.entity", whole);
      const point = number[1] === undefined ? Number.parseInt(number[2] ?? "", 16) : Number(number[1]);
      const fits = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      if (!fits) throw new Fault("xml.entity", whole);
      return String.fromCodePoint(point);
    });
  }

  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const gap = this.#take(SPACE);
      const c = this.#text[this.#pos];
      if (c === ">" || c === "/") return attributes;
      if (gap === "") throw new Fault("xml.syntax", "A space or > was expected inside the tag.");
      const raw = this.#name();
      const name = localName(raw);
      this.#take(SPACE);
      if (this.#text[this.#pos] !== "=") throw new Fault("xml.syntax", "An attribute has no value.");
      this.#pos++;
      this.#take(SPACE);
      const mark = this.#text[this.#pos];
      if (mark !== '"' && mark !== "'") throw new Fault("xml.syntax", "An attribute value is not quoted.");
      this.#pos++;
      const value = this.#skipPast(mark);
      if (value.includes("<")) throw new Fault("xml.syntax", "An attribute value holds <.");
      if (attributes.size >= MAX_ATTRIBUTES) throw new Fault("xml.too-many");
      if (raw === "xmlns" || raw.startsWith("xmlns:")) continue;
      if (attributes.has(name)) throw new Fault("xml.syntax", `The attribute ${name.slice(0, 40)} stands twice.`);
      attributes.set(name, this.#unescape(value));
    }
  }

  /** Reads what stands at "<" and gives the root when its closing tag was read. */
  #markup(open: Open[]): XmlElement | null {
    const text = this.#text;
    if (text.startsWith("<!--", this.#pos)) {
      this.#pos += 4;
      this.#skipPast("-->");
      return null;
    }
    if (text.startsWith("<![CDATA[", this.#pos)) {
      this.#pos += 9;
      const parent = open.at(-1);
      if (parent === undefined) throw new Fault("xml.syntax", "Text stands outside the root element.");
      parent.text.push(this.#skipPast("]]>"));
      return null;
    }
    if (text.startsWith("<!", this.#pos)) throw new Fault("xml.doctype");
    if (text.startsWith("<?", this.#pos)) {
      this.#skipPast("?>");
      return null;
    }
    if (text.startsWith("</", this.#pos)) {
      this.#pos += 2;
      const raw = this.#name();
      this.#take(SPACE);
      return this.#close(open, raw);
    }
    return this.#open(open);
  }

  #open(open: Open[]): XmlElement | null {
    const line = this.line();
    this.#pos++;
    const raw = this.#name();
    if (open.length >= MAX_DEPTH) throw new Fault("xml.too-deep", `The limit is ${MAX_DEPTH}.`);
    if (++this.#elements > MAX_ELEMENTS) throw new Fault("xml.too-many");
    open.push({ name: localName(raw), raw, line, attributes: this.#attributes(), children: [], text: [] });
    if (this.#text[this.#pos] !== "/") {
      this.#pos++;
      return null;
    }
    this.#pos++;
    return this.#close(open, raw);
  }

  #close(open: Open[], raw: string): XmlElement | null {
    if (this.#text[this.#pos] !== ">") throw new Fault("xml.syntax", "> was expected.");
    this.#pos++;
    const done = open.pop();
    if (done?.raw !== raw) throw new Fault("xml.syntax", `</${raw.slice(0, 40)}> closes nothing that is open.`);
    const { name, line, attributes, children, text } = done;
    const element: XmlElement = { name, line, attributes, children, text: text.join("").trim() };
    const parent = open.at(-1);
    if (parent === undefined) return element;
    parent.children.push(element);
    return null;
  }

  read(): XmlElement {
    const open: Open[] = [];
    let root: XmlElement | null = null;
    while (this.#pos < this.#text.length) {
      const next = this.#text.indexOf("<", this.#pos);
      const to = next === -1 ? this.#text.length : next;
      const between = this.#text.slice(this.#pos, to);
      const parent = open.at(-1);
      if (parent !== undefined) parent.text.push(this.#unescape(between));
      else if (between.trim() !== "") throw new Fault("xml.syntax", "Text stands outside the root element.");
      this.#pos = to;
      if (next === -1) break;
      const started = this.#elements;
      const closed = this.#markup(open);
      if (root !== null && this.#elements > started) throw new Fault("xml.syntax", "There is a second root element.");
      root ??= closed;
    }
    if (root === null || open.length > 0) throw new Fault("xml.syntax", "The file ends before its root is closed.");
    return root;
  }
}

/**
 * Reads XML into elements: no document types, no entities but the five standard ones and character numbers,
 * bounded depth and size, one pass. Null on the first fault, which is in the log with its line. Never throws.
 */
export function readXml(text: string, log: IssueSink<XmlIssueCode>): XmlElement | null {
  const reader = new XmlReader(text);
  try {
    return reader.read();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    log.add(fault.code, { line: reader.line(), detail: fault.detail });
    return null;
  }
}
