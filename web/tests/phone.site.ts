/**
 * What a phone works out by itself: what is left of a day after what it was told and has not sent
 * yet, how it writes a moment, and how it says minutes.
 *
 * Started by tests/site/test_phone_and_core.py, which asks the core the same.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { test } from "vitest";

import { localTime } from "../src/device/clock";
import type { Unsent } from "../src/device/kept";
import type { Pack } from "../src/device/pack";
import { leftOf } from "../src/guided/days";
import { minutesSaid } from "../src/guided/screens/dom";

type Given = { pack?: Pack; told?: Unsent[][]; moments?: { ms: number; timezone: string }[]; seconds?: number[] };

test("told as asked", () => {
  const { pack, told = [], moments = [], seconds = [] } = JSON.parse(readFileSync(process.env["DORSI_GIVEN"] ?? "", "utf8")) as Given;
  const today = pack?.days[0];
  const left = pack === undefined || today === undefined ? [] : told.map((unsent) => leftOf(today, unsent, pack.pain));
  const written = moments.map(({ ms, timezone }) => localTime(ms, timezone));
  writeFileSync(process.env["DORSI_TOLD"] ?? "", JSON.stringify({ left, moments: written, minutes: seconds.map(minutesSaid) }));
});
