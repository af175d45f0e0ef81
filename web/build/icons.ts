/** The icons of the installed app, drawn from our own mark: no picture is kept that a hand cannot read. */

import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

import type { Plugin } from "vite";

import { strokesOf, type Point, type Stroke } from "./outline.ts";

type Colour = [number, number, number];

const MARK = "pictures/mark.svg";
const SIDE = 32; // of the mark's own square
const PAPER: Colour = [0xfb, 0xfa, 0xf6];
const INKS: Record<string, Colour> = { a: [0x27, 0x47, 0x7f], b: [0xa3, 0x52, 0x00] };
// Systems cut the icon to their own shape: what counts stays within the middle.
const SMALLER = 0.62;
const SIZES = [180, 192, 512];

/** Draws the mark on paper as a PNG for every size a system asks for. */
export function icons(): Plugin {
  return {
    name: "icons",
    buildStart() {
      const strokes = strokesOf(readFileSync(MARK, "utf8"));
      for (const size of SIZES) {
        const name = `icon-${String(size)}.png`;
        this.emitFile({ type: "asset", name, originalFileName: `icons/${name}`, source: drawn(strokes, size) });
      }
    },
  };
}

export function drawn(strokes: Stroke[], size: number): Uint8Array {
  const scale = (size / SIDE) * SMALLER;
  const shift = (size * (1 - SMALLER)) / 2;
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at: Point = [(x + 0.5 - shift) / scale, (y + 0.5 - shift) / scale];
      rows.set(colourAt(at, strokes, scale), y * (1 + size * 3) + 1 + x * 3);
    }
  }
  return png(rows, size);
}

function colourAt(at: Point, strokes: Stroke[], scale: number): Colour {
  let colour = PAPER;
  for (const { points, width, kind } of strokes) {
    const away = (distance(at, points) - width / 2) * scale; // in pixels, negative inside
    const covered = Math.min(1, Math.max(0, 0.5 - away));
    const ink = INKS[kind] ?? PAPER;
    colour = colour.map((was, part) => Math.round(was + ((ink[part] ?? 0) - was) * covered)) as Colour;
  }
  return colour;
}

function distance([x, y]: Point, points: Point[]): number {
  let least = Infinity;
  for (let next = 1; next < points.length; next += 1) {
    const [[ax, ay], [bx, by]] = [points[next - 1] as Point, points[next] as Point];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return least;
}

function png(rows: Buffer, size: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8); // eight bits of red, green and blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const all = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...all]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const made = Buffer.alloc(8 + named.length);
  made.writeUInt32BE(data.length, 0);
  made.set(named, 4);
  made.writeUInt32BE(crc32(named), 4 + named.length);
  return made;
}
