/** How the worker answers: the shell from its store, every other page from the network or not at all. */

import type { Scope, Shell } from "./scope";

const GUIDED = /^\/people\/[-0-9a-f]{36}\/session\/guided\/$/;
const PATIENCE_MS = 10_000;
const FORM = "application/x-www-form-urlencoded";

/** What every stored shell is called by, whichever build it is of. */
export const STORES = "dorsi-shell-";

export function storeName(shell: Shell): string {
  return `${STORES}${shell.version}`;
}

/** Whether an address is the page that guides, of whomever. */
export function isGuided(address: string): boolean {
  return GUIDED.test(new URL(address).pathname);
}

/** Gives the answer to a request, or nothing where the browser is to ask by itself. */
export function answer(scope: Scope, shell: Shell, request: Request): Promise<Response> | null {
  const to = new URL(request.url);
  if (to.origin !== scope.location.origin) return null;
  const opened = request.mode === "navigate";
  if (request.method === "GET" && shell.files.includes(to.pathname)) return stored(scope, shell, to.pathname, request);
  if (opened && request.method === "GET") {
    if (isGuided(request.url)) return stored(scope, shell, shell.guided, request);
    return orAway(scope, shell, intime(scope.fetch(request)));
  }
  // A form that cannot be sent; files are left to the browser, which streams them.
  if (opened && (request.headers.get("Content-Type") ?? FORM).startsWith(FORM)) {
    return orAway(scope, shell, scope.fetch(request));
  }
  return null;
}

/** The stored copy; where the browser cleared it, the network's. */
async function stored(scope: Scope, shell: Shell, path: string, request: Request): Promise<Response> {
  const store = await scope.caches.open(storeName(shell));
  const kept = await store.match(path, { ignoreVary: true });
  if (kept !== undefined) return kept;
  return orAway(scope, shell, scope.fetch(request));
}

async function orAway(scope: Scope, shell: Shell, asked: Promise<Response>): Promise<Response> {
  try {
    return await asked;
  } catch (error) {
    const store = await scope.caches.open(storeName(shell));
    const kept = await store.match(shell.away, { ignoreVary: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A network that neither answers nor fails is as good as none. */
function intime(asked: Promise<Response>): Promise<Response> {
  return new Promise((give, fail) => {
    const timer = setTimeout(() => fail(new Error("no answer in time")), PATIENCE_MS);
    asked.then(give, fail).finally(() => clearTimeout(timer));
  });
}
