/** The text without blanks on both sides; unlike `trim` it leaves every other character. */
export function trimBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] === " ") from++;
  while (to > from && text[to - 1] === " ") to--;
  return text.slice(from, to);
}
