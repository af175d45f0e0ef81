/** What comes before any exercise: that training waits, or the card, as far as the device knows. */

import type { Unsent } from "../device/kept";
import type { Pack } from "../device/pack";
import { painsOf } from "./days";

/** What the device knows beyond the pack, in the order it was told. */
type Told = Pick<Unsent, "list" | "entry">;

export type First = { kind: "stopped"; title: string; said: string[] } | { kind: "card" };

export const CARD = "red_flag_card";
export const WAITS = "Training waits";

/**
 * Nothing where exercise may follow. What was answered here stops even where the site has not taken
 * it in: it may be on its way, or refused.
 */
export function firstOf(pack: Pack, told: Told[]): First | null {
  if (pack.stopped !== null) return { kind: "stopped", ...pack.stopped };
  const stops = told.flatMap(({ list, entry }) => (list === "answers" ? stopOf(pack, entry) : []));
  const [stop] = stops;
  if (stop !== undefined) return { kind: "stopped", title: WAITS, said: [stop] };
  return told.findLastIndex((one) => isFlare(pack, one)) > told.findLastIndex((one) => isOfTheCard(pack, one)) ? { kind: "card" } : null;
}

function stopOf(pack: Pack, { question, answer }: Unsent["entry"]): string[] {
  if (question === CARD) return answer === "unsure" ? [pack.unsure] : [];
  const line = pack.card.find(({ finding }) => finding === question);
  if (line === undefined || !line.withholds || answer === "no") return [];
  return [answer === "unsure" ? pack.unsure : line.stop];
}

/** Pain from where it stops an exercise: the card comes before anything else once more. */
function isFlare(pack: Pack, { list, entry }: Told): boolean {
  return list === "sessions" && painsOf(entry).some(({ level }) => level >= pack.pain.stop_from);
}

function isOfTheCard(pack: Pack, { list, entry }: Told): boolean {
  const { question } = entry;
  return list === "answers" && (question === CARD || pack.card.some(({ finding }) => finding === question));
}
