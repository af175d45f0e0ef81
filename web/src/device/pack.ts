/** What the device holds of a person: today's and tomorrow's session, ready to be guided. */

export type Side = "left" | "right" | "both";

/** A stretch of an exercise: `clicks` are seconds from its start, one for each part of a tempo. */
export type Beat = {
  kind: "ready" | "work" | "rest" | "switch";
  seconds: number;
  side: "left" | "right" | null;
  set: number;
  of: number;
  reps: number | null;
  rep_s: number | null;
  clicks: number[];
  ways: string[];
};

/** An exercise as the journal's file writes it into a session. */
export type DoneItem = {
  exercise: string;
  side?: Side;
  sets?: number;
  reps?: number;
  seconds?: number;
  pinch?: number;
};

export type Work = {
  key: string;
  exercise: string;
  side: Side;
  block: string;
  block_said: string;
  place: "rack" | "wall" | "step" | "anywhere";
  place_said: string;
  name: string;
  dose: string;
  tempo: string;
  setup: string[];
  steps: string[];
  cues: string[];
  stop_signs: string[];
  why: string;
  new: boolean;
  entry: DoneItem;
  beats: Beat[];
  seconds: number;
};

export type Item = Work & { instead: Work[] };

/** Something gentle that may come in once pain has put out one of the items it stands for. */
export type StandIn = Work & { stands_for: string[] };

/** The keys that may stay of a day after pain: `mild` up to `go_up_to`, `more` above. */
export type AfterPain = { mild: string[]; more: string[] };

export type Day = {
  date: string;
  title: string;
  state: "work" | "done" | "rest" | "stopped";
  /** Whether something was due, of which pain has left nothing. */
  emptied?: boolean;
  said: string;
  minutes: number;
  items: Item[];
  short: Item[];
  /** How long the short version may be. */
  short_minutes: number;
  hurts: Record<string, AfterPain>;
  stand_ins: StandIn[];
};

/** A line of the red-flag card; `stop` is said at once where it `withholds`, and beside it where not. */
export type Line = { finding: string; said: string; per_side: boolean; withholds: boolean; stop: string };

export type Pack = {
  format: "dorsi-guided/1";
  person: { id: string; name: string; timezone: string };
  revision: number;
  knowledge: string;
  made_at: string;
  days: Day[];
  figures: Record<string, string>;
  pain: {
    go_up_to: number;
    stop_from: number;
    ask_next_morning_from: number;
    front: string;
    places: { id: string; said: string }[];
  };
  card: Line[];
  /** What is said where somebody is not sure about the card: training waits. */
  unsure: string;
  stopped: { title: string; said: string[] } | null;
};
