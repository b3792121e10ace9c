import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, testTimeout: 30_000 };

export default defineConfig({
  test: {
    reporters: process.env["CI"] ? ["default"] : ["dot"],
    projects: [
      {
        test: {
          ...node,
          name: "rules",
          include: [
            "packages/{core,rates-au,contracts,client}/{src,test}/**/*.test.ts",
            "bench/src/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          ...node,
          name: "files",
          include: ["packages/{aba,claims,files-cli}/{src,test}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...node,
          name: "database",
          include: [
            "packages/{db,services,month-end,demo}/{src,test}/**/*.test.ts",
            "apps/{api,runner}/{src,test}/**/*.test.ts",
          ],
          globalSetup: ["packages/db/test/global-setup.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: "apps/web/vite.config.ts",
        test: {
          name: "web",
          include: ["apps/web/{src,test}/**/*.test.{ts,tsx}"],
          environment: "node",
          server: { deps: { inline: [/solid/] } },
        },
      },
    ],
  },
});
