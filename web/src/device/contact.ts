/** What the device asks the site, and what may come of it: an answer is trusted, nothing else is. */

import type { Fresh } from "./kept";
import type { Pack } from "./pack";
import { NO_ROOM, NOT_NOW, SOMETHING_ELSE, UNREACHABLE, UNREADABLE } from "./words";

export type Result = { id: string; state: "kept" | "refused"; faults: string[] };

/** Why there was no answer to go by: no network, no login, somebody else's, or no sense in asking. */
export type Failed =
  | { kind: "away"; said: string }
  | { kind: "log_in" }
  | { kind: "not_yours" }
  | { kind: "bad"; said: string };

export type Sent = { kind: "sent"; revision: number; results: Result[] } | Failed;
export type Fetched = { kind: "new"; pack: Pack; tag: string } | { kind: "same" } | Failed;

/** What is told of the server's clock: its header, and the device's time before and after. */
export type Heard = (said: string | null, asked_ms: number, heard_ms: number) => Promise<void>;

const PATIENCE_MS = 20_000;
const TOKEN = "X-CSRFToken";

export class Contact {
  private token = "";

  constructor(
    private readonly ask: typeof fetch,
    private readonly heard: Heard = async () => undefined,
    private readonly site = "",
  ) {}

  /** Fetches the pack of a person unless it is the one that bears the tag. */
  async pack(person: string, tag: string): Promise<Fetched> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (tag !== "") headers["If-None-Match"] = tag;
    const answer = await this.reach(`${this.at(person)}pack/`, { headers });
    if (!(answer instanceof Response)) return answer;
    if (answer.status === 304) return { kind: "same" };
    if (!answer.ok) return failed(answer);
    const pack = (await said(answer)) as Pack | null;
    if (pack?.format !== "dorsi-guided/1") return { kind: "away", said: SOMETHING_ELSE };
    return { kind: "new", pack, tag: answer.headers.get("ETag") ?? "" };
  }

  /** Sends entries of one person; a token that has gone stale, by a login say, is fetched anew once. */
  async send(person: string, entries: Fresh[]): Promise<Sent> {
    if (this.token === "") {
      const failed = await this.fetchToken(person);
      if (failed !== null) return failed;
    }
    let answer = await this.post(person, entries);
    if (answer instanceof Response && answer.status === 403) {
      const failed = await this.fetchToken(person);
      if (failed !== null) return failed;
      answer = await this.post(person, entries);
    }
    if (!(answer instanceof Response)) return answer;
    if (!answer.ok) return failed(answer);
    const told = (await said(answer)) as { revision: number; results: Result[] } | null;
    if (!Array.isArray(told?.results)) return { kind: "away", said: SOMETHING_ELSE };
    return { kind: "sent", revision: told.revision, results: told.results };
  }

  /** Any answer about a pack brings the token; this one is for whoever has any pack, so it is short. */
  private async fetchToken(person: string): Promise<Failed | null> {
    const answer = await this.pack(person, "*");
    return answer.kind === "same" || answer.kind === "new" ? null : answer;
  }

  private post(person: string, entries: Fresh[]): Promise<Response | Failed> {
    const body = JSON.stringify({ entries: entries.map(({ list, entry }) => ({ list, entry })) });
    const headers = { "Content-Type": "application/json", [TOKEN]: this.token };
    return this.reach(`${this.at(person)}send/`, { method: "POST", headers, body });
  }

  private async reach(address: string, asked: RequestInit): Promise<Response | Failed> {
    const before = Date.now();
    try {
      const answer = await this.ask(address, {
        ...asked,
        cache: "no-store",
        credentials: "same-origin",
        redirect: "error", // a network that asks to log in to itself
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      this.token = answer.headers.get(TOKEN) ?? this.token;
      if (answer.headers.has(TOKEN)) await this.heard(answer.headers.get("Date"), before, Date.now());
      return answer;
    } catch {
      return { kind: "away", said: UNREACHABLE };
    }
  }

  private at(person: string): string {
    return `${this.site}/people/${person}/session/guided/`;
  }
}

function failed(answer: Response): Failed {
  if (answer.status === 401) return { kind: "log_in" };
  if (answer.status === 404) return { kind: "not_yours" };
  if (answer.status === 507) return { kind: "away", said: NO_ROOM };
  if (answer.status >= 500 || answer.status === 403 || answer.status === 429) {
    return { kind: "away", said: NOT_NOW };
  }
  return { kind: "bad", said: UNREADABLE };
}

async function said(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}
