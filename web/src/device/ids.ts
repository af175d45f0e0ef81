/** Ids of entries, as the server makes them: a later one always sorts after an earlier one. */

const COUNTER_BITS = 12;
const MOST = 2 ** COUNTER_BITS;
let lastMs = 0;
let counter = 0;

/** Makes a UUID version 7. Needs no secure origin, so that a phone on plain http makes them too. */
export function newId(now_ms: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  tick(Math.max(0, Math.floor(now_ms)), ((random[8] ?? 0) << 3) | ((random[9] ?? 0) & 7));
  const time = lastMs.toString(16).padStart(12, "0");
  const rest = [...random.subarray(0, 8)];
  rest[0] = ((rest[0] ?? 0) & 0x3f) | 0x80;
  const tail = rest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const count = counter.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** Counts up within a millisecond; a clock that steps back is waited out at the latest time seen. */
function tick(now: number, start: number): void {
  if (now > lastMs) [lastMs, counter] = [now, start];
  else if (counter + 1 < MOST) counter += 1;
  else [lastMs, counter] = [lastMs + 1, 0];
}
