/** The right time on a phone whose clock is wrong, and what day it is where the person lives. */

import type { Store } from "./kept";

const NOTE = "clock";
/** Below it a difference is the way the answer took. */
const NOTICED_MS = 5_000;

/** How far the device's clock was behind the server's at the last contact. */
export async function correction(store: Store): Promise<number> {
  const kept = await store.note(NOTE);
  return typeof kept === "number" ? kept : 0;
}

/** Learns from what the server said the time is, between asking and hearing. */
export async function learnTime(store: Store, said: string | null, asked_ms: number, heard_ms: number): Promise<void> {
  const server_ms = Date.parse(said ?? "");
  if (Number.isNaN(server_ms)) return;
  const off = server_ms - (asked_ms + heard_ms) / 2;
  const learnt = Math.abs(off) < NOTICED_MS + (heard_ms - asked_ms) / 2 ? 0 : Math.round(off);
  if (learnt !== (await correction(store))) await store.keepNote(NOTE, learnt);
}

/** The moment it is, corrected, in milliseconds since 1970. */
export async function now(store: Store): Promise<number> {
  return Date.now() + (await correction(store));
}

/** Writes a moment as an entry does: the time on the wall where the person is, with its offset. */
export function localTime(ms: number, timezone: string): string {
  const whole = Math.floor(ms / 1000) * 1000;
  const wall = wallClock(whole, timezone);
  const offset_min = Math.round((wall - whole) / 60_000);
  const sign = offset_min < 0 ? "-" : "+";
  const [hours, minutes] = [Math.floor(Math.abs(offset_min) / 60), Math.abs(offset_min) % 60];
  return `${new Date(wall).toISOString().slice(0, 19)}${sign}${two(hours)}:${two(minutes)}`;
}

/** The date a moment has where the person is, like "2026-11-21". */
export function localDay(ms: number, timezone: string): string {
  return localTime(ms, timezone).slice(0, 10);
}

/** The time on the wall as if it were one in UTC. */
function wallClock(ms: number, timezone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(timezone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(timezone, made);
  return made;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
