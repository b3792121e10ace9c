import { ApiProblem, ApiUnreachable } from "@banksia/client";
import { apiPath, type Problem } from "@banksia/contracts";

export interface Upload {
  /** Below the API, with its query: `/customers/7/documents?kind=other`. */
  path: string;
  mediaType: string;
  content: Blob;
  /** Repeating it under the same name sends it once. */
  idempotencyKey: string;
  /** Bytes sent so far. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "detail" in value && "errors" in value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends a file and tells how far it is, which `fetch` does not. Rejects as the client does: with ApiProblem when it is
 * refused, with ApiUnreachable when no answer comes.
 */
export function upload(what: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${apiPath}${what.path}`);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", what.mediaType);
    request.setRequestHeader("idempotency-key", what.idempotencyKey);
    request.upload.addEventListener("progress", (event) => what.onProgress(event.loaded));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) return resolve();
      const problem = parsed(request.responseText);
      return reject(
        isProblem(problem)
          ? new ApiProblem(problem)
          : new ApiUnreachable(`The server said ${request.status}.`, request.status),
      );
    });
    request.addEventListener("error", () => reject(new ApiUnreachable("The server cannot be reached.", null)));
    request.addEventListener("abort", () => reject(new DOMException("The upload was stopped.", "AbortError")));
    what.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(what.content);
  });
}
