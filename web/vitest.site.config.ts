import { defineConfig } from "vitest/config";

// What the tests of the site run, with what they give: a real site to send to, or what the core says.
export default defineConfig({
  test: { environment: "node", include: ["tests/**/*.site.ts"], testTimeout: 180_000, fileParallelism: false },
});
