import type { IssueSink } from "../common/issue.ts";
import { readXml, type XmlElement } from "../common/xml-read.ts";
import type { StatementIssueCode } from "./issues.ts";
import type { StatementMapping, XmlShape } from "./mapping.ts";
import type { RawLine, RawStatement } from "./raw.ts";

/** An element with the elements around it, the nearest last. */
export interface Placed {
  readonly element: XmlElement;
  readonly around: readonly XmlElement[];
}

/** Every element at a path of names from the root down. */
export function elementsAt(root: XmlElement, path: string): Placed[] {
  const [first, ...names] = path.split("/").filter((name) => name !== "");
  let places: Placed[] = first === root.name ? [{ element: root, around: [] }] : [];
  for (const name of names)
    places = places.flatMap(({ element, around }) =>
      element.children
        .filter((child) => child.name === name)
        .map((child) => ({ element: child, around: [...around, element] })),
    );
  return places;
}

/** The first element at a path of names from the root down, or null. */
export function firstElementAt(root: XmlElement, path: string): Placed | null {
  const names = path.split("/").filter((name) => name !== "");
  const search = (element: XmlElement, depth: number, around: readonly XmlElement[]): Placed | null => {
    if (element.name !== names[depth]) return null;
    if (depth === names.length - 1) return { element, around };
    for (const child of element.children) {
      const found = search(child, depth + 1, [...around, element]);
      if (found !== null) return found;
    }
    return null;
  };
  return search(root, 0, []);
}

/** The text at a path from an element (`a/b`, `@id`, `../@id`, `.`); null when there is none. `twice` when ambiguous. */
export function textAt(place: Placed, path: string): { readonly text: string; readonly twice: boolean } | null {
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  const around = [...place.around];
  let element: XmlElement | undefined = place.element;
  let twice = false;
  for (const step of steps) {
    if (element === undefined) return null;
    if (step === "..") element = around.pop();
    else if (step.startsWith("@")) {
      const value = element.attributes.get(step.slice(1));
      return value === undefined ? null : { text: value.trim(), twice };
    } else {
      const found: XmlElement[] = element.children.filter((child) => child.name === step);
      around.push(element);
      element = found[0];
      if (found.length > 1) twice = true;
    }
  }
  if (element === undefined) return null;
  // An element with others inside it has no value of its own: what text stands between them is none.
  return { text: element.children.length > 0 ? "" : element.text, twice };
}

/** Finds lines and totals of an XML statement by the mapping. Null when the XML cannot be read. */
export function readRawXml(
  text: string,
  mapping: StatementMapping,
  shape: XmlShape,
  log: IssueSink<StatementIssueCode>,
): RawStatement | null {
  const root = readXml(text, log);
  if (root === null) return null;
  const lines = elementsAt(root, shape.line).map((place): RawLine => {
    const values = new Map<string, string>();
    for (const [key, source] of Object.entries(mapping.fields)) {
      if ("fixed" in source) values.set(key, source.fixed);
      if (!("path" in source)) continue;
      const found = textAt(place, source.path);
      if (found?.twice === true) log.add("statement.element-twice", { line: place.element.line, field: key });
      values.set(key, found?.text ?? "");
    }
    return { line: place.element.line, values };
  });
  const top: Placed = { element: { ...root, children: [root] }, around: [] };
  const totals = new Map(
    mapping.totals.map(({ name, source }) => {
      const found = "path" in source ? textAt(top, source.path) : null;
      return [name, found === null ? null : { line: root.line, text: found.text }];
    }),
  );
  return { lines, totals };
}
