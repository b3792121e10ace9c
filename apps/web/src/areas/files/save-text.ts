/** Saves a text as a file of the reader's own, without any server. */
export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([type.startsWith("text/csv") ? "\ufeff" : "", text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to save only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
