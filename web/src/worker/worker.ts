/** The service worker. `SHELL` stands before it: the server writes it there. */

import { answer, isGuided, storeName, STORES } from "./answering";
import type { Scope, Shell } from "./scope";

declare const SHELL: Shell;

export function run(scope: Scope, shell: Shell): void {
  scope.addEventListener("install", (event) => event.waitUntil(bringIn()));
  scope.addEventListener("activate", (event) => event.waitUntil(begin()));
  scope.addEventListener("message", (event) => event.waitUntil(takeOverWhenFree()));
  scope.addEventListener("fetch", (event) => {
    const answered = answer(scope, shell, event.request);
    if (answered !== null) event.respondWith(answered);
  });

  /** All of the shell or nothing: where a file is missing the old worker stays. */
  async function bringIn(): Promise<void> {
    const store = await scope.caches.open(storeName(shell));
    const all = [shell.guided, shell.away, ...shell.files];
    // Without cookies: the stored pages are nobody's.
    await store.addAll(all.map((path) => new Request(path, { cache: "no-cache", credentials: "omit" })));
    await takeOverWhenFree();
  }

  async function begin(): Promise<void> {
    for (const name of await scope.caches.keys()) {
      if (name.startsWith(STORES) && name !== storeName(shell)) await scope.caches.delete(name);
    }
    await scope.clients.claim();
  }

  /** A session that runs keeps the worker, and the files, it began with. */
  async function takeOverWhenFree(): Promise<void> {
    const open = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (!open.some(({ url }) => isGuided(url))) await scope.skipWaiting();
  }
}

if (typeof SHELL !== "undefined") run(globalThis as unknown as Scope, SHELL);
