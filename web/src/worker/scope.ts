/** What a service worker finds around it; the types of the page know nothing of it. */

export interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Asked extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A tab of the site. */
export interface Tab {
  readonly url: string;
}

export interface Scope {
  readonly caches: CacheStorage;
  readonly location: { origin: string };
  readonly clients: {
    matchAll(what: { type: "window"; includeUncontrolled: true }): Promise<readonly Tab[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  fetch: typeof fetch;
  addEventListener(type: "install" | "activate" | "message", work: (event: Waits) => void): void;
  addEventListener(type: "fetch", work: (event: Asked) => void): void;
}

/** What the server writes at the head of the worker: the shell as it was built. */
export type Shell = { version: string; files: string[]; guided: string; away: string };
