import { beforeEach, describe, expect, test, vi } from "vitest";

import { answer, storeName } from "../src/worker/answering";
import type { Asked, Scope, Shell, Waits } from "../src/worker/scope";
import { run } from "../src/worker/worker";

const SITE = "https://site.example";
const SESSION = "/people/11111111-1111-4111-8111-111111111111/session/guided/";
const SHELL: Shell = { version: "v2", files: ["/static/built/site-a.js"], guided: "/guided/", away: "/away/" };

class Box {
  stores = new Map<string, Map<string, string>>();
  network: ((path: string) => Promise<Response>) | null = null;
  asked: string[] = [];
  windows: string[] = [];
  skipped = 0;
  listeners = new Map<string, (event: Waits & Asked) => void>();

  readonly scope = {
    location: { origin: SITE },
    caches: {
      open: async (name: string) => {
        const store = this.stores.get(name) ?? new Map<string, string>();
        this.stores.set(name, store);
        return {
          match: async (path: string) => (store.has(path) ? new Response(store.get(path)) : undefined),
          addAll: async (all: Request[]) => {
            for (const { url } of all) store.set(new URL(url).pathname, await (await this.fetch({ url })).text());
          },
        };
      },
      keys: async () => [...this.stores.keys()],
      delete: async (name: string) => this.stores.delete(name),
    },
    clients: { matchAll: async () => this.windows.map((url) => ({ url })), claim: async () => undefined },
    skipWaiting: async () => void (this.skipped += 1),
    fetch: (request: { url: string }) => this.fetch(request),
    addEventListener: (type: string, work: (event: Waits & Asked) => void) => this.listeners.set(type, work),
  } as unknown as Scope;

  async happen(type: string): Promise<void> {
    const work: Promise<unknown>[] = [];
    this.listeners.get(type)?.({ waitUntil: (one: Promise<unknown>) => work.push(one) } as unknown as Waits & Asked);
    await Promise.all(work);
  }

  private async fetch({ url }: { url: string }): Promise<Response> {
    const path = new URL(url).pathname;
    this.asked.push(path);
    if (this.network === null) throw new TypeError("no network");
    return this.network(path);
  }
}

let box: Box;
beforeEach(() => {
  box = new Box();
  box.stores.set(storeName(SHELL), new Map([["/guided/", "player"], ["/away/", "away"], ["/static/built/site-a.js", "js"]]));
  vi.stubGlobal("Request", class { constructor(path: string) { return { url: SITE + path }; } }); // prettier-ignore
  return () => vi.unstubAllGlobals();
});

const opened = (path: string, more: object = {}): Request =>
  ({ url: path.startsWith("http") ? path : SITE + path, mode: "navigate", method: "GET", headers: new Headers(), ...more }) as Request;
const got = async (request: Request): Promise<string | null> => {
  const given = answer(box.scope, SHELL, request);
  return given === null ? null : (await given).text();
};

describe("the worker", () => {
  test("opens a session and the shell's files from its store, without asking anybody", async () => {
    expect(await got(opened(SESSION))).toBe("player");
    expect(await got(opened("/static/built/site-a.js", { mode: "cors" }))).toBe("js");
    expect(box.asked).toEqual([]);
  });

  test("asks the network for every other page, and says calmly when there is none", async () => {
    expect(await got(opened("/people/"))).toBe("away");
    box.network = async () => new Response("people");
    expect(await got(opened("/people/"))).toBe("people");
  });

  test("does not stand between a script and the site, nor in the way of anybody else", async () => {
    expect(await got(opened(`${SESSION}pack/`, { mode: "cors" }))).toBeNull();
    expect(await got(opened(`${SESSION}send/`, { mode: "cors", method: "POST" }))).toBeNull();
    expect(await got(opened("https://elsewhere.example/"))).toBeNull();
  });

  test("says so too where a form could not be sent, and leaves files to the browser", async () => {
    const form = { method: "POST", headers: new Headers({ "Content-Type": "application/x-www-form-urlencoded" }) };
    expect(await got(opened("/people/begin/", form))).toBe("away");
    const file = { method: "POST", headers: new Headers({ "Content-Type": "multipart/form-data; boundary=x" }) };
    expect(await got(opened("/people/import/", file))).toBeNull();
  });

  test("takes a network that does not answer for none", async () => {
    vi.useFakeTimers();
    box.network = () => new Promise(() => undefined);
    const given = got(opened("/people/"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await given).toBe("away");
    vi.useRealTimers();
  });

  test("goes to the network where the browser cleared its store", async () => {
    box.stores.clear();
    box.network = async () => new Response("from the network");
    expect(await got(opened(SESSION))).toBe("from the network");
  });
});

describe("a new worker", () => {
  beforeEach(() => {
    run(box.scope, { ...SHELL, version: "v3" });
    box.network = async (path) => new Response(`new ${path}`);
  });

  test("brings in the whole shell and takes over", async () => {
    await box.happen("install");
    expect([...(box.stores.get("dorsi-shell-v3")?.keys() ?? [])]).toEqual(["/guided/", "/away/", ...SHELL.files]);
    expect(box.skipped).toBe(1);
  });

  test("waits while a session is open, and takes over when it is told and none is", async () => {
    box.windows = [SITE + SESSION, `${SITE}/people/`];
    await box.happen("install");
    await box.happen("message");
    expect(box.skipped).toBe(0);
    box.windows = [`${SITE}/people/`];
    await box.happen("message");
    expect(box.skipped).toBe(1);
  });

  test("does not come in when a file is missing", async () => {
    box.network = async (path) => {
      if (path.endsWith(".js")) throw new TypeError("404");
      return new Response("");
    };
    await expect(box.happen("install")).rejects.toThrow();
    expect(box.skipped).toBe(0);
  });

  test("removes the old shell, and nothing that is not ours", async () => {
    box.stores.set("somebody-else", new Map());
    await box.happen("install");
    await box.happen("activate");
    expect([...box.stores.keys()].sort()).toEqual(["dorsi-shell-v3", "somebody-else"]);
  });
});
