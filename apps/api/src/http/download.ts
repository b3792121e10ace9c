/** A file as a verb gives it. */
export interface Download {
  name: string;
  mediaType: string;
  content: Uint8Array<ArrayBuffer>;
}

/** A name in a header (RFC 6266): plain letters for old programs, every letter for the others. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^ -~]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/**
 * A file to be saved. It came from outside: browsers are told to save it, to take it for nothing else than it says, and
 * to let nothing in it run should they show it all the same.
 */
export function downloadAnswer({ name, mediaType, content }: Download): Response {
  return new Response(content, {
    headers: {
      "Content-Type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
      "Content-Length": String(content.byteLength),
      "Content-Disposition": disposition(name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
