// npm run bench: figures as ratios to what the machine can do, measured in the same run.
import { writeFileSync } from "node:fs";
import { readArgs } from "./args.ts";
import { benchMonthEnd } from "./month-end.ts";
import { benchServer } from "./provider.ts";

const args = readArgs(process.argv.slice(2));

async function measure(): Promise<Record<string, number>> {
  if (args.files) {
    const { benchAba } = await import("./files-aba.ts");
    const { benchClaims } = await import("./files-claims.ts");
    return { ...(await benchAba()), ...(await benchClaims()) };
  }
  const server = await benchServer();
  try {
    if (args.accommodation) {
      const { benchAccommodation } = await import("./accommodation.ts");
      return { ...(await benchAccommodation(server, args.clients)) };
    }
    if (!args.scale) return { ...(await benchMonthEnd(server, args.clients)) };
    const small = await benchMonthEnd(server, 5_000);
    const large = await benchMonthEnd(server, 50_000);
    return {
      ...large,
      smallMicrosecondsPerLine: small.microsecondsPerLine,
      scaleRatio: Math.round((large.microsecondsPerLine / small.microsecondsPerLine) * 1000) / 1000,
    };
  } finally {
    server.close();
  }
}

const figures = await measure();
const width = Math.max(...Object.keys(figures).map((key) => key.length));
for (const [key, value] of Object.entries(figures))
  process.stdout.write(
    `${key.padEnd(width)}  ${value.toLocaleString("en-AU", { maximumFractionDigits: 3 }).padStart(12)}\n`,
  );
if (args.json !== null) writeFileSync(args.json, `${JSON.stringify(figures, null, 2)}\n`);
