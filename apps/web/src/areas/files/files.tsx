import { createEffect, createSignal, type JSX, Match, on, onCleanup, onMount, Show, Switch } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Page } from "../../kit/page.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { Comparison } from "./comparison.tsx";
import { DropZone } from "./drop-zone.tsx";
import { addFiles, compare, compared, fileOf, files, loadCheckers, loaded, removeFiles } from "./dropped-files.ts";
import { FileReportView } from "./file-report.tsx";
import { FileTable } from "./file-table.tsx";
import "./files.css";

/** The parameters that belong to one file's report or to a comparison, and go when another is opened. */
const OPEN_NOTHING = { at: null, severity: null, code: null, search: null, sort: null, view: null };

/** Says what files are, what is wrong with them and what they come to, and compares them; all of it in the browser. */
export default function FilesPage(): JSX.Element {
  const list = useListState();
  loadCheckers();
  const openFile = () => fileOf(idOf(list.get("file")) ?? 0) ?? files()[0];
  const comparing = () => (list.get("view") === "compare" ? compared() : null);
  const open = (id: number) => list.set({ ...OPEN_NOTHING, file: String(id) });
  const take = (chosen: Iterable<File>) => {
    const [first] = addFiles(chosen);
    if (first !== undefined) open(first);
  };
  const onCompare = (ids: readonly [number, number]) => {
    void compare(ids);
    list.set({ ...OPEN_NOTHING, view: "compare" });
  };

  const [over, setOver] = createSignal(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  onMount(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files ?? []);
    };
    // Anywhere on the page: a file that misses the zone would otherwise replace the page.
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    onCleanup(() => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    });
  });
  // A link to files of another session shows what is here now.
  createEffect(
    on(
      () => list.get("view") === "compare" && compared() === null,
      (gone) => gone && list.set({ view: null }),
    ),
  );
  return (
    <Page
      title="File checker"
      sub={
        <span data-ready={loaded() ? "yes" : "no"}>
          Nothing is uploaded: files are read in this browser and forgotten when you reload or sign out.
          <Show when={loaded()}> Works off line now.</Show>
        </span>
      }
      actions={
        <Show when={files().length > 0}>
          <Button kind="quiet" icon="cross" onClick={() => removeFiles(files().map(({ id }) => id))}>
            Remove {count(files().length, "file")}
          </Button>
        </Show>
      }
    >
      <DropZone over={over()} slim={files().length > 0} onFiles={take} />
      <Show when={files().length > 0}>
        <FileTable open={comparing() ? null : (openFile()?.id ?? null)} onOpen={open} onCompare={onCompare} />
        <Switch>
          <Match when={comparing()}>
            {(both) => <Comparison compared={both()} list={list} onClose={() => list.set({ ...OPEN_NOTHING })} />}
          </Match>
          <Match when={openFile()}>{(file) => <FileReportView file={file()} list={list} />}</Match>
        </Switch>
      </Show>
    </Page>
  );
}
