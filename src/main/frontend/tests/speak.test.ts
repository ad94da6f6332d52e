import { describe, expect, it } from "vitest";
import { type Block, Reader, type Speech, type Voice, voiceFor } from "../src/page/speak";

const local = (lang: string): Voice => ({ lang, localService: true });
const block = (words: string, language: string): Block => ({ words, language, element: {} as HTMLElement });

/** Speaks when the test says so. */
function fake(...voices: Voice[]) {
  const spoken: string[] = [];
  let ended = (): void => undefined;
  let cancelled = 0;
  const speech: Speech<Voice> = {
    voices: () => voices,
    cancel: () => void cancelled++,
    speak(words, language, voice, end) {
      spoken.push(`${language}/${voice.lang}: ${words}`);
      ended = end;
    },
  };
  return { speech, spoken, end: () => ended(), cancelled: () => cancelled };
}

describe("a voice", () => {
  it("is of the device, and of the region that is asked for where there is one", () => {
    const voices = [{ lang: "it-IT", localService: false }, local("en-US"), local("en_GB"), local("pt-BR"), local("pt-PT")];
    expect(voiceFor(voices, "it")).toBeUndefined();
    expect(voiceFor(voices, "en-GB")?.lang).toBe("en_GB");
    expect(voiceFor(voices, "en")?.lang).toBe("en-US");
    expect(voiceFor(voices, "pt")?.lang).toBe("pt-PT");
    expect(voiceFor(voices, "")).toBeUndefined();
  });
});

describe("reading aloud", () => {
  const blocks = [block("Titolo", "it"), block("", "it"), block("Title", "en"), block("标题", "zh"), block("Fine", "it")];

  it("goes from block to block, each in its language, past what no voice can say", () => {
    const { speech, spoken, end } = fake(local("it-IT"), local("en-GB"));
    const shown: (string | null)[] = [];
    new Reader(blocks, speech, (said) => shown.push(said?.words ?? null)).start();
    end();
    end();
    end();
    expect(spoken).toEqual(["it/it-IT: Titolo", "en/en-GB: Title", "it/it-IT: Fine"]);
    expect(shown).toEqual([null, "Titolo", "Title", "Fine", null]);
  });

  it("begins a block again after a pause, and does not go on by itself", () => {
    const { speech, spoken, end } = fake(local("it-IT"), local("en-GB"));
    const reader = new Reader(blocks, speech, () => undefined);
    reader.start();
    end();
    reader.pause();
    end();
    expect(spoken).toHaveLength(2);
    reader.goOn();
    expect(spoken.at(-1)).toBe("en/en-GB: Title");
    end();
    expect(spoken.at(-1)).toBe("it/it-IT: Fine");
  });

  it("stops where it is told to", () => {
    const { speech, spoken, end, cancelled } = fake(local("it-IT"));
    const reader = new Reader(blocks, speech, () => undefined);
    reader.start();
    reader.stop();
    end();
    expect(spoken).toHaveLength(1);
    expect(cancelled()).toBeGreaterThan(0);
  });
});
