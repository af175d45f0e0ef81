/** What the end of a session and It hurts both ask: how much, where, on which side. */

import type { Pack } from "../../device/pack";
import { radios } from "./dom";

const WORST = 10;
const SIDES = [["left", "Left"], ["right", "Right"], ["both", "Both"]] as const;

/** From 0 where nothing may have hurt, from 1 where something did. */
export function howMuch(legend: string, from: 0 | 1): HTMLFieldSetElement {
  const levels = Array.from({ length: WORST + 1 - from }, (_, at) => String(at + from));
  return radios(legend, "pain", levels.map((level) => [level, level] as const), from === 0 ? "choices pain" : "choices pain ten");
}

export function where(places: Pack["pain"]["places"]): HTMLFieldSetElement {
  return radios("Where?", "where", places.map(({ id, said }) => [id, capital(said)] as const), "choices two");
}

export function whichSide(): HTMLFieldSetElement {
  return radios("Which side?", "side", SIDES, "choices sides-of");
}

function capital(said: string): string {
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}
