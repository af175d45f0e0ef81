import { defineConfig } from "vitest/config";

// What is run against a real site, by the tests of the site: they say where it is.
export default defineConfig({
  test: { environment: "node", include: ["tests/**/*.site.ts"], testTimeout: 180_000, fileParallelism: false },
});
