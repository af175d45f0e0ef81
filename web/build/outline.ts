/** The strokes of a small SVG as runs of points: as much of its path language as our own marks use. */

export type Point = [number, number];
export type Stroke = { points: Point[]; width: number; kind: string };

const STEPS = 24; // of an arc

/** Reads `<path class="a" d="…" stroke-width="3"/>` of a picture, in the order drawn. */
export function strokesOf(svg: string): Stroke[] {
  return [...svg.matchAll(/<path class="(\w)" d="([^"]+)" stroke-width="([\d.]+)"\/>/g)].flatMap(([, kind, d, width]) =>
    runs(d ?? "").map((points) => ({ points, width: Number(width), kind: kind ?? "" })),
  );
}

function runs(d: string): Point[][] {
  const found: Point[][] = [];
  let at: Point = [0, 0];
  for (const [, command = "", said = ""] of d.matchAll(/([MLHVAmlhva])([^MLHVAmlhva]*)/g)) {
    const numbers = (said.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const from = command === command.toUpperCase() ? ([0, 0] as Point) : at;
    for (let next = 0, first = true; next < numbers.length; first = false) {
      const take = (count: number): number[] => numbers.slice(next, (next += count));
      const kind = command.toLowerCase();
      const start: Point = at;
      const base = command === command.toUpperCase() ? from : at;
      if (kind === "h") at = [base[0] + (take(1)[0] ?? 0), at[1]];
      else if (kind === "v") at = [at[0], base[1] + (take(1)[0] ?? 0)];
      else {
        const arc = kind === "a" ? take(5) : [];
        const [x = 0, y = 0] = take(2);
        at = [base[0] + x, base[1] + y];
        if (kind === "a") {
          found.at(-1)?.push(...arcPoints(start, at, arc[0] ?? 1, arc[3] === 1, arc[4] === 1));
          continue;
        }
      }
      if (kind === "m" && first) found.push([at]);
      else found.at(-1)?.push(at);
    }
  }
  return found;
}

/** The points of an arc of a circle, without its first. */
function arcPoints(from: Point, to: Point, radius: number, large: boolean, sweep: boolean): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const apart = Math.hypot(dx, dy);
  const r = Math.max(radius, apart / 2);
  const rise = Math.sqrt(r * r - (apart / 2) ** 2) * (large === sweep ? -1 : 1);
  const centre: Point = [(from[0] + to[0]) / 2 - (rise * dy) / apart, (from[1] + to[1]) / 2 + (rise * dx) / apart];
  const begin = Math.atan2(from[1] - centre[1], from[0] - centre[0]);
  let turn = Math.atan2(to[1] - centre[1], to[0] - centre[0]) - begin;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  return Array.from({ length: STEPS }, (_, step) => {
    const angle = begin + (turn * (step + 1)) / STEPS;
    return [centre[0] + r * Math.cos(angle), centre[1] + r * Math.sin(angle)];
  });
}
