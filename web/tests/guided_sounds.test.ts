import { describe, expect, test } from "vitest";

import { leadingIn, soundsOf, type Kind } from "../src/guided/sounds";
import { Speaker } from "../src/guided/speaker";
import { GLIDE, RAISE, STRETCH } from "./guided_pack";

const times = (sounds: { at_s: number; kind: Kind }[], kind: Kind): number[] =>
  sounds.filter((sound) => sound.kind === kind).map(({ at_s }) => at_s);

describe("the sounds of an exercise", () => {
  const glide = soundsOf(GLIDE.beats);

  test("three low ones lead into each side, and a high one begins it", () => {
    expect(times(glide, "low")).toEqual([7, 8, 9, 47, 48, 49]);
    expect(times(glide, "high")).toEqual([10, 50]);
  });

  test("a hold has a tick at its half, the other side two, the end three", () => {
    expect(times(glide, "tick")).toEqual([25, 65]);
    expect(times(glide, "two")).toEqual([40]);
    expect(times(glide, "three")).toEqual([80]);
  });

  test("a rest begins with a sound of its own", () => {
    expect(times(soundsOf(STRETCH.beats), "rest")).toEqual([65, 205]);
  });

  test("a tempo clicks where each way begins, and has no half", () => {
    const raise = soundsOf(RAISE.beats);
    expect(times(raise, "click")).toEqual([11, 12, 15, 16, 17, 20, 21, 22]);
    expect(times(raise, "tick")).toEqual([]);
  });

  test("where the other side of the same exercise comes next, only that is said", () => {
    expect(times(soundsOf(GLIDE.beats, true), "three")).toEqual([]);
  });

  test("after a pause three low ones lead back in", () => {
    expect(leadingIn(3)).toEqual([
      { at_s: -3, kind: "low" },
      { at_s: -2, kind: "low" },
      { at_s: -1, kind: "low" },
      { at_s: 0, kind: "high" },
    ]);
    expect(leadingIn(0)).toEqual([]);
  });
});

/** As much of the browser's audio as the speaker uses; its clock is set by hand. */
class Audio {
  state = "suspended";
  currentTime = 0;
  readonly played: { at_s: number; hertz: number; silenced: boolean }[] = [];
  readonly destination = {};

  async resume(): Promise<void> {
    this.state = "running";
  }

  createOscillator(): unknown {
    const note = { at_s: Number.NaN, hertz: 0, silenced: false };
    const frequency = {
      set value(hertz: number) {
        note.hertz = hertz;
      },
    };
    return {
      frequency,
      connect: (to: unknown) => to,
      start: (at_s: number) => void this.played.push(Object.assign(note, { at_s })),
      stop: () => undefined,
      disconnect: () => void (note.silenced = true),
    };
  }

  createGain(): unknown {
    const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
    return { gain, connect: (to: unknown) => to, disconnect: () => undefined };
  }

  get heard(): number[] {
    return this.played.filter(({ silenced }) => !silenced).map(({ at_s }) => Math.round(at_s * 1000) / 1000);
  }
}

describe("the speaker", () => {
  const made = async (): Promise<{ audio: Audio; speaker: Speaker }> => {
    const audio = new Audio();
    audio.currentTime = 5;
    const speaker = new Speaker(() => audio as unknown as AudioContext);
    await speaker.wake(() => 1000);
    return { audio, speaker };
  };

  test("plans every sound on the audio clock at once", async () => {
    const { audio, speaker } = await made();
    speaker.plan([{ at_ms: 2000, kind: "low" }, { at_ms: 31_000, kind: "high" }], 1000);
    expect(audio.heard).toEqual([6, 35]);
  });

  test("leaves what stands and takes back what is no longer planned", async () => {
    const { audio, speaker } = await made();
    speaker.plan([{ at_ms: 2000, kind: "low" }, { at_ms: 31_000, kind: "high" }], 1000);
    speaker.plan([{ at_ms: 2000, kind: "low" }, { at_ms: 41_000, kind: "high" }], 1000);
    expect(audio.played).toHaveLength(3);
    expect(audio.heard).toEqual([6, 45]);
    speaker.silence();
    expect(audio.heard).toEqual([]);
  });

  test("plays nothing twice, and nothing that is past", async () => {
    const { audio, speaker } = await made();
    const sounds = [{ at_ms: 500, kind: "low" as const }, { at_ms: 2000, kind: "high" as const }];
    for (let ms = 1000; ms <= 4000; ms += 100) {
      audio.currentTime = 5 + (ms - 1000) / 1000;
      speaker.plan(sounds, ms);
    }
    expect(audio.heard).toEqual([6]);
  });

  test("lays its sounds anew once the two clocks have gone apart", async () => {
    const { audio, speaker } = await made();
    speaker.plan([{ at_ms: 11_000, kind: "high" }], 1000);
    audio.currentTime = 9; // the device slept: 5 s went by, the audio clock counted 4
    speaker.plan([{ at_ms: 11_000, kind: "high" }], 6000);
    expect(audio.heard).toEqual([14]);
  });

  test("lets the last sounds be heard though the audio clock is a little behind when all ends", async () => {
    const { audio, speaker } = await made();
    speaker.plan([{ at_ms: 2000, kind: "three" }], 1000);
    audio.currentTime = 5.97; // 6 is where the moment is that has come
    speaker.plan([], 2010);
    expect(audio.heard).toEqual([6, 6.24, 6.48]);
    speaker.plan([], 2110);
    expect(audio.heard).toEqual([6, 6.24, 6.48]);
  });

  test("loses no sound whose moment comes just as the clocks are found apart", async () => {
    const { audio, speaker } = await made();
    const sounds = [{ at_ms: 2000, kind: "high" as const }, { at_ms: 17_000, kind: "tick" as const }];
    speaker.plan(sounds, 1000);
    audio.currentTime = 5.9; // it stood for a tenth of a second
    speaker.plan(sounds, 2010);
    expect(audio.heard).toEqual([6, 20.89]);
  });

  test("is silent when muted, and without a browser's leave", async () => {
    const { audio, speaker } = await made();
    speaker.muted = true;
    speaker.plan([{ at_ms: 2000, kind: "low" }], 1000);
    expect(audio.played).toEqual([]);
    const none = new Speaker(null);
    await none.wake(() => 0);
    none.plan([{ at_ms: 2000, kind: "low" }], 1000);
    expect(none.clock_ms()).toBeNull();
  });
});
