import { defineConfig } from "oxlint";

/** The packages that know nothing of any other layer: they run in a browser and are published on their own. */
const standAlone = ["core", "rates-au", "aba", "claims"];

/** Which workspace packages each part may import. Everything not named is refused. */
const mayImport: Record<string, string[]> = {
  "packages/core": [],
  "packages/rates-au": [],
  "packages/aba": [],
  "packages/claims": [],
  "packages/files-cli": ["aba", "claims"],
  "packages/db": [],
  "packages/services": ["db", "core", "rates-au", "aba", "claims", "month-end"],
  "packages/month-end": ["db", "core", "rates-au", "aba", "claims"],
  "packages/contracts": [],
  "packages/client": ["contracts"],
  "packages/demo": ["db", "core", "rates-au", "services", "month-end"],
  "apps/api": ["contracts", "services", "month-end", "db", "demo"],
  "apps/runner": ["month-end", "services", "db"],
  "apps/web": ["client", "contracts", "aba", "claims"],
  bench: ["aba", "claims", "core", "db", "demo", "month-end", "services"],
  e2e: ["client", "contracts"],
};

const names = Object.keys(mayImport)
  .filter((dir) => dir.startsWith("packages/"))
  .map((dir) => dir.slice("packages/".length));

function directionRule(dir: string, allowed: string[]) {
  const self = dir.split("/").at(-1) ?? dir;
  const refused = names.filter((name) => name !== self && !allowed.includes(name));
  const patterns = [
    {
      group: refused.flatMap((name) => [`@banksia/${name}`, `@banksia/${name}/*`]),
      message: `${dir} may not import this layer (docs/architecture.md).`,
    },
    { group: ["@banksia/api", "@banksia/runner", "@banksia/web"], message: "Nothing imports an app." },
  ];
  const noNode = standAlone.includes(self) && dir.startsWith("packages/");
  if (noNode)
    patterns.push({
      group: ["node:*", "fs", "path", "crypto", "buffer", "stream"],
      message: "This package also runs in a browser.",
    });
  if (dir === "apps/api")
    patterns.push({
      group: ["drizzle-orm", "drizzle-orm/*", "postgres"],
      message: "The API holds no SQL: call a service verb.",
    });
  return patterns;
}

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true },
  ignorePatterns: ["**/dist/**", "**/node_modules/**"],
  rules: {
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/consistent-type-imports": "error",
    "import/no-cycle": "error",
    "import/no-unassigned-import": "off",
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "no-console": "error",
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/require-module-specifiers": "off",
    "no-underscore-dangle": "off",
    "oxc/no-map-spread": "off",
  },
  overrides: [
    ...Object.entries(mayImport).map(([dir, allowed]) => ({
      files: [`${dir}/src/**/*.{ts,tsx}`],
      rules: { "no-restricted-imports": ["error", { patterns: directionRule(dir, allowed) }] as ["error", object] },
    })),
    {
      files: ["packages/core/src/**/*.ts"],
      rules: {
        "no-restricted-globals": [
          "error",
          { name: "Date", message: "Rules are told the day; they never read a clock." },
          { name: "process", message: "Rules do no I/O." },
        ],
        "no-restricted-properties": [
          "error",
          { object: "Math", property: "round", message: "Money is rounded in packages/core money only." },
          { object: "Math", property: "random", message: "The same facts give the same lines." },
        ],
      },
    },
    {
      files: ["**/*.test.ts", "**/test/**", "e2e/**"],
      rules: { "typescript/no-non-null-assertion": "off", "typescript/no-unsafe-type-assertion": "off" },
    },
    // Tables refer to each other both ways; the references are functions, called after all modules are loaded.
    { files: ["packages/db/src/schema/**"], rules: { "import/no-cycle": "off" } },
    { files: ["scripts/**", "bench/**", "packages/files-cli/**"], rules: { "no-console": "off" } },
  ],
});
