import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { budget } from "./budget.ts";

const api = process.env["BANKSIA_API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), budget(250)],
  resolve: { conditions: ["solid", "module", "browser", "development|production"] },
  server: { proxy: { "/api": api, "/openapi.json": api, "/docs": api } },
  build: {
    target: "es2023",
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
