import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { defineConfig, type Plugin } from "vite";

import { icons } from "./build/icons.ts";

const PICTURES = "pictures";
const SMALLEST_BYTES = 400; // below it a packed file saves nothing

/** Gives every picture a hashed name, and a place in names.json where the templates look it up. */
function pictures(): Plugin {
  return {
    name: "pictures",
    buildStart() {
      for (const file of readdirSync(PICTURES)) {
        const originalFileName = `${PICTURES}/${file}`;
        this.emitFile({ type: "asset", name: file, originalFileName, source: readFileSync(originalFileName) });
      }
    },
  };
}

/** Lays a packed copy beside each file, so that the server need not pack anything. */
function packed(): Plugin {
  let folder = "";
  return {
    name: "packed",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const file of readdirSync(folder).filter((name) => /\.(css|js|svg|webmanifest)$/.test(name))) {
        const bytes = readFileSync(join(folder, file));
        if (bytes.length < SMALLEST_BYTES) continue;
        writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes));
      }
    },
  };
}

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [pictures(), icons(), packed()],
  build: {
    outDir: "../src/dorsi/site/pages/static/built",
    emptyOutDir: true,
    assetsDir: ".",
    assetsInlineLimit: 0, // data: addresses are refused by the site's content policy
    manifest: "names.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: {
      input: ["src/site.ts", "src/guided/guided.ts", "src/trusted.ts", "src/worker/worker.ts", "styles/site.css", "styles/player.css"],
      checks: { bundlerTimings: false }, // how long each step took is no news for who only wants to start
    },
  },
});
