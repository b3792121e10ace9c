import type { ClientDocument, Customer } from "@banksia/contracts";
import { createEffect, For, type JSX, on, onCleanup, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { problemOf } from "../../data/problem.ts";
import { upload } from "../../data/upload.ts";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { guardUnsaved } from "../../kit/form/form-view.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Progress } from "../../kit/progress.tsx";
import { toast } from "../../kit/toast.tsx";
import { sizeText } from "../../lib/size.ts";
import { count } from "../../lib/words.ts";
import { DOCUMENT_KINDS } from "./customer-words.ts";
import { kindOf, mediaTypeOf } from "./document-types.ts";
import { refreshRecord } from "./refresh-record.ts";

interface Item {
  key: number;
  /** Sending it twice under the same name attaches it once. */
  idempotencyKey: string;
  name: string;
  size: number;
  kind: ClientDocument["kind"];
  state: "ready" | "sending" | "failed";
  sent: number;
  /** Why it was refused. */
  message: string | null;
}

let lastKey = 0;

/** Files that were chosen, each with its kind, until they are attached; a refusal stays with its file. */
export function DocumentUploads(props: { customer: Customer; chosen: File[] }): JSX.Element {
  const files = new Map<number, { file: File; stop: AbortController }>();
  const [items, setItems] = createStore<Item[]>([]);
  const at = (key: number) => items.findIndex((one) => one.key === key);
  createEffect(
    on(
      () => props.chosen,
      (chosen) => {
        for (const file of chosen) {
          lastKey += 1;
          files.set(lastKey, { file, stop: new AbortController() });
          const fault =
            file.size === 0
              ? "The file is empty."
              : mediaTypeOf(file) === null
                ? "This kind of file is not taken. Save it as PDF, PNG, JPEG, DOCX or plain text."
                : null;
          setItems(items.length, {
            key: lastKey,
            idempotencyKey: crypto.randomUUID(),
            name: file.name,
            size: file.size,
            kind: kindOf(file.name),
            state: fault === null ? "ready" : "failed",
            sent: 0,
            message: fault,
          });
        }
        if (chosen.length > 0) announce(`${count(chosen.length, "file")} chosen`);
      },
    ),
  );
  onCleanup(() => {
    for (const { stop } of files.values()) stop.abort();
  });
  guardUnsaved(() => items.length > 0);

  const remove = (key: number) => {
    files.get(key)?.stop.abort();
    files.delete(key);
    setItems((all) => all.filter((one) => one.key !== key));
  };
  const send = async (item: Item): Promise<boolean> => {
    const held = files.get(item.key);
    const mediaType = held ? mediaTypeOf(held.file) : null;
    if (!held || mediaType === null) return false;
    const { file, stop } = held;
    setItems(at(item.key), { state: "sending", sent: 0, message: null });
    const query = new URLSearchParams({ kind: item.kind, name: item.name });
    try {
      await upload({
        path: `/customers/${props.customer.id}/documents?${query.toString()}`,
        mediaType,
        content: file,
        idempotencyKey: item.idempotencyKey,
        onProgress: (sent) => {
          const index = at(item.key);
          if (index >= 0) setItems(index, "sent", Math.min(sent, item.size));
        },
        signal: stop.signal,
      });
      remove(item.key);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const index = at(item.key);
      if (index >= 0)
        setItems(index, {
          state: "failed",
          idempotencyKey: problem.status === null ? item.idempotencyKey : crypto.randomUUID(),
          message: problem.fields[0]?.message ?? problem.detail,
        });
      return false;
    }
  };
  const sendAll = async () => {
    const waiting = items.filter((one) => one.state !== "sending" && canSend(one));
    let done = 0;
    for (const item of waiting) if (await send({ ...item })) done += 1;
    if (done > 0) {
      await refreshRecord(props.customer.id);
      toast(done === 1 ? "The document is attached." : `${count(done, "document")} are attached.`);
    }
    if (done < waiting.length) announce(`${count(waiting.length - done, "file")} could not be attached.`, true);
  };
  const canSend = (item: Item) => {
    const held = files.get(item.key);
    return held !== undefined && held.file.size > 0 && mediaTypeOf(held.file) !== null;
  };
  const ready = () => items.filter((one) => one.state !== "sending" && canSend(one)).length;
  const sending = () => items.some((one) => one.state === "sending");
  return (
    <Show when={items.length > 0}>
      <section class="uploads" aria-label="Documents to attach">
        <ul role="list">
          <For each={items}>
            {(item) => (
              <li class="upload" classList={{ failed: item.state === "failed" }}>
                <div class="upload-line">
                  <span class="grow clip" title={item.name}>
                    {item.name} <span class="muted small">{sizeText(item.size)}</span>
                  </span>
                  <select
                    class="input tool-select"
                    aria-label={`Kind of ${item.name}`}
                    disabled={item.state === "sending"}
                    value={item.kind}
                    onChange={(event) => {
                      const found = DOCUMENT_KINDS.options.find((one) => one.value === event.currentTarget.value);
                      if (found) setItems(at(item.key), "kind", found.value);
                    }}
                  >
                    <For each={DOCUMENT_KINDS.options}>
                      {(one) => (
                        <option value={one.value} selected={one.value === item.kind}>
                          {one.label}
                        </option>
                      )}
                    </For>
                  </select>
                  <Button
                    kind="quiet"
                    icon="cross"
                    label={item.state === "sending" ? `Stop sending ${item.name}` : `Leave out ${item.name}`}
                    onClick={() => remove(item.key)}
                  />
                </div>
                <Show when={item.state === "sending"}>
                  <Progress label={`Sending ${item.name}`} done={item.sent} total={item.size} />
                </Show>
                <Show when={item.message}>
                  {(message) => (
                    <p class="field-error" role="alert">
                      <Icon name="failed" />
                      <span>{message()}</span>
                    </p>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <div class="row wrap">
          <Button kind="primary" icon="upload" busy={sending()} disabled={ready() === 0} onClick={() => void sendAll()}>
            {ready() === 1 ? "Attach the document" : `Attach ${count(ready(), "document")}`}
          </Button>
        </div>
      </section>
    </Show>
  );
}
