/** Files nobody should make. Each must come back as a report, quickly. */
export const hostileFiles: readonly (readonly [string, Uint8Array])[] = (
  [
    ["nothing", ""],
    ["one byte", "\u00ff"],
    ["NULs", "\0".repeat(100_000)],
    ["one huge line", "0".repeat(2_000_000)],
    ["a huge line of commas", "NDISNumber,".repeat(300_000)],
    ["line ends", "\r\n".repeat(500_000)],
    ["marks", '"'.repeat(1_000_000)],
    ["a mark that stays open", `NDISNumber,SupportNumber,ClaimReference\n"${"a,b\n".repeat(300_000)}`],
    ["pairs of marks", `"${'""'.repeat(500_000)}`],
    ["formulas", '=cmd|"/c calc"!A1,+1,@x\n'.repeat(30_000)],
    ["tags", "<a>".repeat(200_000)],
    ["many elements", `<a>${"<b c='1'/>".repeat(200_000)}</a>`],
    ["many paths", `<a>${Array.from({ length: 20_000 }, (_, i) => `<b${i}><amount>1</amount></b${i}>`).join("")}</a>`],
    ["entities", `<!DOCTYPE a [${'<!ENTITY b "cccccccc">'.repeat(1000)}]><a>&b;</a>`],
    ["ABA records of no kind", `0${" ".repeat(17)}01NAB${" ".repeat(97)}\n${"9".repeat(120)}\n`.repeat(20_000)],
    ["bank records", "01,A,B,260731,0400,1,,,2/\n".repeat(60_000)],
    ["continuations", `01,A,B,260731,0400,1,,,2/\n${"88,1,2,3/\n".repeat(200_000)}`],
    ["BPAY records", `00${"1".repeat(10)}${"A".repeat(20)}${"1".repeat(29)}\n`.repeat(20_000)],
  ] as const
).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
