/** The media types that are taken, by the ending of a file's name; a browser does not always know the type. */
const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain",
};

/** What the browser's dialog offers. */
export const ACCEPTED = [
  ...new Set([...Object.keys(TYPES).map((ending) => `.${ending}`), ...Object.values(TYPES)]),
].join(",");

const endingOf = (name: string) => (/\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? "").toLowerCase();

/** The media type to send a file as; null when it is none that is taken. */
export function mediaTypeOf(file: { name: string; type: string }): string | null {
  const plain = file.type.split(";")[0]?.trim() ?? "";
  if (Object.values(TYPES).includes(plain)) return plain;
  return plain === "" || plain === "application/octet-stream" ? (TYPES[endingOf(file.name)] ?? null) : null;
}

const KIND_WORDS = [
  ["agreement", /agreement|contract/],
  ["fee_letter", /fee|letter of/],
  ["assessment", /assess|means|acat|an-?acc/],
  ["identity", /passport|licen[cs]e|medicare|identity|\bid\b/],
  ["probate", /probate|estate|death|will\b/],
  ["authority", /attorney|guardian|authority|poa|ddr/],
  ["correspondence", /letter|e-?mail|corresp/],
] as const;

/** What kind of document a file's name suggests. */
export function kindOf(name: string): (typeof KIND_WORDS)[number][0] | "other" {
  const words = name.toLowerCase().replaceAll(/[_.-]+/g, " ");
  return KIND_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
}
