/**
 * Plays sounds at moments of the audio clock, all of them told in advance: what the page's own
 * thread does meanwhile, and whether anybody sees the page, changes nothing about when they come.
 */

import type { Kind } from "./sounds";

/** A sound and when it comes, in milliseconds of the steady clock. */
export type Planned = { at_ms: number; kind: Kind };

type Tone = { hertz: number; seconds: number; loud: number; after?: number };

const TONES: Record<Kind, Tone[]> = {
  low: [{ hertz: 440, seconds: 0.14, loud: 0.7 }],
  high: [{ hertz: 880, seconds: 0.42, loud: 0.9 }],
  tick: [{ hertz: 660, seconds: 0.09, loud: 0.6 }],
  click: [{ hertz: 1250, seconds: 0.03, loud: 0.25 }],
  rest: [{ hertz: 523, seconds: 0.3, loud: 0.6 }],
  two: [0, 0.24].map((after) => ({ hertz: 587, seconds: 0.16, loud: 0.8, after })),
  three: [0, 0.24, 0.48].map((after) => ({ hertz: 784, seconds: 0.16, loud: 0.8, after })),
};
/** A sound that is due is begun this much later rather than cut. */
const SOON_S = 0.01;
/** The two clocks are laid on each other anew once they are this far apart. */
const APART_MS = 60;
/** What was played this long ago is forgotten. */
const PAST_S = 2;
/** A sound whose moment has come is let be heard where the audio clock is at most this far behind. */
const LATE_S = 0.5;

type Waiting = { at_ms: number; at_s: number; stop: () => void };

export class Speaker {
  private context: AudioContext | null = null;
  private readonly waiting = new Map<string, Waiting>();
  private last: Planned[] = [];
  /** Audio clock less steady clock, in milliseconds. */
  private between_ms = 0;
  muted = false;

  constructor(private readonly make: (() => AudioContext) | null = maker()) {}

  /** Whether this device has sound at all. */
  get has(): boolean {
    return this.make !== null;
  }

  /** The audio clock, in milliseconds; null where none is running. */
  clock_ms(): number | null {
    return this.context?.state === "running" ? this.context.currentTime * 1000 : null;
  }

  /** Wakes it up. Browsers let that be only while somebody taps or presses a key. */
  async wake(now: () => number): Promise<void> {
    if (this.make === null) return;
    this.context ??= this.make();
    if (this.context.state !== "running") await this.context.resume().catch(() => undefined);
    this.lay(now());
    this.plan(this.last, now());
  }

  /** Plays what is planned from now on and nothing else; what stands already is left alone. */
  plan(sounds: Planned[], now_ms: number): void {
    this.last = sounds;
    if (this.context === null || this.context.state !== "running" || this.muted) return this.silence();
    if (Math.abs(this.context.currentTime * 1000 - now_ms - this.between_ms) > APART_MS) {
      this.silence(now_ms);
      this.lay(now_ms);
    }
    const wanted = new Map(sounds.filter(({ at_ms }) => at_ms >= now_ms - 5).map((sound) => [keyOf(sound), sound]));
    for (const [key, sound] of this.waiting) {
      const ago_s = this.context.currentTime - sound.at_s;
      if (wanted.has(key) || (this.hasCome(sound, now_ms) && ago_s < PAST_S)) continue;
      if (ago_s < 0) sound.stop();
      this.waiting.delete(key);
    }
    for (const [key, { at_ms, kind }] of wanted) {
      if (!this.waiting.has(key)) this.waiting.set(key, { at_ms, ...this.play(kind, (at_ms + this.between_ms) / 1000) });
    }
  }

  /** Takes back everything that has not begun; with a moment, what has come by then is let be heard. */
  silence(now_ms = Number.NEGATIVE_INFINITY): void {
    for (const [key, sound] of this.waiting) {
      if (this.hasCome(sound, now_ms)) continue;
      sound.stop();
      this.waiting.delete(key);
    }
  }

  /** One sound now, so that somebody can set how loud it is. */
  try(kind: Kind): void {
    if (this.context !== null) this.play(kind, this.context.currentTime + SOON_S);
  }

  /** Whether a sound has begun, or its moment has come and the audio clock is about to be there. */
  private hasCome({ at_ms, at_s }: Waiting, now_ms: number): boolean {
    const ago_s = (this.context?.currentTime ?? 0) - at_s;
    return ago_s >= 0 || (at_ms <= now_ms && ago_s > -LATE_S);
  }

  private lay(now_ms: number): void {
    if (this.context !== null) this.between_ms = this.context.currentTime * 1000 - now_ms;
  }

  private play(kind: Kind, at_s: number): { at_s: number; stop: () => void } {
    const context = this.context as AudioContext;
    const begin_s = Math.max(at_s, context.currentTime);
    const played = TONES[kind].map((tone) => sound(context, tone, begin_s + (tone.after ?? 0)));
    return { at_s: begin_s, stop: () => played.forEach((stop) => stop()) };
  }
}

/** A tone with soft edges, so that it does not crack. */
function sound(context: AudioContext, tone: Tone, at_s: number): () => void {
  const [source, volume] = [context.createOscillator(), context.createGain()];
  source.type = "triangle";
  source.frequency.value = tone.hertz;
  const end_s = at_s + tone.seconds;
  volume.gain.setValueAtTime(0, at_s);
  volume.gain.linearRampToValueAtTime(tone.loud, at_s + 0.008);
  volume.gain.setValueAtTime(tone.loud, end_s - 0.02);
  volume.gain.linearRampToValueAtTime(0, end_s);
  source.connect(volume).connect(context.destination);
  source.start(at_s);
  source.stop(end_s);
  return () => {
    source.disconnect();
    volume.disconnect();
  };
}

function keyOf({ at_ms, kind }: Planned): string {
  return `${kind}@${String(Math.round(at_ms / 10))}`;
}

function maker(): (() => AudioContext) | null {
  return typeof AudioContext === "undefined" ? null : () => new AudioContext({ latencyHint: "interactive" });
}
