/**
 * What a phone leaves of a day after what it was told and has not sent yet.
 *
 * Started by tests/site/pages/test_guided_left.py, which asks the core the same.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { expect, test } from "vitest";

import type { Unsent } from "../src/device/kept";
import type { Pack } from "../src/device/pack";
import { leftOf } from "../src/guided/days";

type Given = { pack: Pack; told: Unsent[][] };

test("what is left of today", () => {
  const { pack, told } = JSON.parse(readFileSync(process.env["DORSI_GIVEN"] ?? "", "utf8")) as Given;
  const [today] = pack.days;
  if (today === undefined) throw new Error("the pack has no day");
  const left = told.map((unsent) => leftOf(today, unsent, pack.pain));
  writeFileSync(process.env["DORSI_TOLD"] ?? "", JSON.stringify(left));
  expect(left).toHaveLength(told.length);
});
