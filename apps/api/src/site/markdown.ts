const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** Code, strong and emphasised words, and links; everything else is text. */
function inline(source: string, link: (target: string) => string): string {
  return source
    .split(/(`[^`]+`)/)
    .map((part) =>
      /^`.+`$/s.test(part)
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part)
            .replaceAll(
              /\[([^\]]+)\]\(([^)\s]+)\)/g,
              (_, label: string, target: string) => `<a href="${link(target)}">${label}</a>`,
            )
            .replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
            .replaceAll(/\b_([^_]+)_\b/g, "<em>$1</em>"),
    )
    .join("");
}

const item = /^(?:[-*]|\d+\.) +/;
const cells = (line: string) =>
  line
    .trim()
    .replaceAll(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/**
 * The part of Markdown that our documents use, as HTML: headings, paragraphs, flat lists, tables, indented and fenced
 * code, and what stands inside a line. HTML in it is shown, not used.
 * @param link where a link leads, from how it is written
 */
export function markdown(source: string, link: (target: string) => string): string {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const html: string[] = [];
  let at = 0;
  /** The lines from here on that fit. */
  const take = (fits: (line: string) => boolean): string[] => {
    const from = at;
    for (let line = lines[at]; line !== undefined && fits(line); line = lines[at]) at += 1;
    return lines.slice(from, at);
  };
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    if (line.trim() === "") at += 1;
    else if (heading !== null) {
      const level = heading[1]?.length ?? 1;
      html.push(`<h${level}>${inline(heading[2] ?? "", link)}</h${level}>`);
      at += 1;
    } else if (line.startsWith("```")) {
      at += 1;
      const code = take((one) => !one.startsWith("```"));
      at += 1;
      html.push(`<pre>${escapeHtml(code.join("\n"))}</pre>`);
    } else if (line.startsWith("    ")) {
      const code = take((one) => one.startsWith("    ") || one.trim() === "");
      html.push(
        `<pre>${escapeHtml(
          code
            .map((one) => one.slice(4))
            .join("\n")
            .trimEnd(),
        )}</pre>`,
      );
    } else if (line.startsWith("|")) {
      const [head, , ...rows] = take((one) => one.startsWith("|"));
      const row = (tag: string) => (one: string) =>
        `<tr>${cells(one)
          .map((cell) => `<${tag}>${inline(cell, link)}</${tag}>`)
          .join("")}</tr>`;
      html.push(`<table><thead>${row("th")(head ?? "")}</thead><tbody>${rows.map(row("td")).join("")}</tbody></table>`);
    } else if (item.test(line)) {
      const tag = /^\d/.test(line) ? "ol" : "ul";
      const items: string[] = [];
      for (const one of take((next) => item.test(next) || /^ +\S/.test(next)))
        if (item.test(one)) items.push(one.replace(item, ""));
        else items.push(`${items.pop() ?? ""} ${one.trim()}`);
      html.push(`<${tag}>${items.map((one) => `<li>${inline(one, link)}</li>`).join("")}</${tag}>`);
    } else {
      const text = take((one) => one.trim() !== "" && !/^(#|```|\|)/.test(one) && !item.test(one));
      html.push(`<p>${inline(text.join(" "), link)}</p>`);
    }
  }
  return html.join("\n");
}
