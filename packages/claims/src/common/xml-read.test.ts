import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMs } from "../../test/cpu.ts";
import { IssueLog } from "./issue.ts";
import { readXml, xmlIssues, type XmlIssueCode } from "./xml-read.ts";

const read = (text: string) => {
  const log = new IssueLog<XmlIssueCode>(xmlIssues);
  const root = readXml(text, log);
  return { root, codes: log.findings().issues.map((issue) => issue.code), issues: log.findings().issues };
};

describe("XML", () => {
  test("elements, attributes, text, CDATA, comments and prefixes", () => {
    const { root, codes } = read(
      `<?xml version="1.0"?>\n<!-- c -->\n<ns:a xmlns:ns="urn:x" id='1 &amp; 2'>t&#65;<b/><ns:b x="&quot;">v</ns:b><![CDATA[<&]]></ns:a >\n`,
    );
    expect(codes).toEqual([]);
    expect(root).toMatchObject({
      name: "a",
      line: 3,
      text: "tA<&",
      children: [{ name: "b", text: "" }, { text: "v" }],
    });
    expect(root?.attributes.get("id")).toBe("1 & 2");
    expect(root?.children[1]?.attributes.get("x")).toBe('"');
  });

  test.each([
    ["a document type", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "xml.doctype"],
    ["an entity of its own", "<a>&lol;</a>", "xml.entity"],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml.doctype"],
    ["a bare ampersand", "<a>b & c</a>", "xml.entity"],
    ["a number past Unicode", "<a>&#x110000;</a>", "xml.entity"],
    ["half a pair", "<a>&#xd800;</a>", "xml.entity"],
    ["crossed tags", "<a><b></a></b>", "xml.syntax"],
    ["two roots", "<a/><b/>", "xml.syntax"],
    ["an open root", "<a><b></b>", "xml.syntax"],
    ["text outside", "x<a/>", "xml.syntax"],
    ["an attribute twice", '<a b="1" b="2"/>', "xml.syntax"],
    ["an attribute without marks", "<a b=1/>", "xml.syntax"],
    ["nothing", "", "xml.syntax"],
    ["only a comment start", "<!--", "xml.syntax"],
    ["depth", "<a>".repeat(100), "xml.too-deep"],
    ["attributes", `<a ${Array.from({ length: 300 }, (_, i) => `b${i}="1"`).join(" ")}/>`, "xml.too-many"],
  ])("%s is refused with a code", (_name, text, code) => {
    expect(read(text)).toMatchObject({ root: null, codes: [code] });
  });

  test("a fault names its line", () => {
    expect(read("<a>\n\n<b>\n</c></a>").issues).toMatchObject([{ line: 4 }]);
  });

  test("any text is read without a throw", () => {
    const bits = fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "=",
      '"',
      "'",
      "&",
      ";",
      "!",
      "[",
      "]",
      "-",
      "?",
      " ",
      "<a>",
      "</a>",
      "CDATA",
      "#x",
      "\0",
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        const { root, codes } = read(parts.join(""));
        expect(codes.length).toBe(root === null ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });

  test.each(["<", "<!--", "<![CDATA[", "&", "<a ", "<a b='", "</", "&amp;", "<a/>", "<?"])(
    "a bomb of %s takes linear time",
    (unit) => {
      expect(cpuMs(() => void read(`<r>${unit.repeat(300_000)}`))).toBeLessThan(3000);
    },
  );
});
