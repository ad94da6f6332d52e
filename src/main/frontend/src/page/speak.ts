// Reads a page aloud with the voices of the device, each block in its own language. Only voices that work on the device are used:
// others would send the text, and with it what somebody reads, to the maker of the browser (docs/decisions/0054). Where the device
// has none for the language of the page, nothing is offered.
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, blockquote, figcaption";
const SKIPPED = ".no-print, .visually-hidden, nav, form button, button, script, style, [hidden], [aria-hidden=true], .speak, .quick-exit";

export interface Block {
  element: HTMLElement;
  words: string;
  language: string;
}

export interface Voice {
  lang: string;
  localService: boolean;
}

/** What the reader needs of `speechSynthesis`; tests give another. */
export interface Speech<V extends Voice> {
  voices(): V[];
  speak(words: string, language: string, voice: V, ended: () => void): void;
  cancel(): void;
}

/** A voice of the device for a language, of its own region first; undefined where there is none. */
export function voiceFor<V extends Voice>(voices: V[], language: string): V | undefined {
  const tag = (of: string): string => of.replace("_", "-").toLowerCase();
  const wanted = tag(language);
  const local = voices.filter((voice) => voice.localService);
  const base = wanted.split("-")[0] ?? wanted;
  return local.find((voice) => tag(voice.lang) === wanted) ?? local.find((voice) => tag(voice.lang) === `${base}-${base}`) ?? local.find((voice) => tag(voice.lang).split("-")[0] === base);
}

/** Reads blocks one after the other. A pause begins the block again: many phones cannot go on in the middle of a sentence. */
export class Reader<V extends Voice> {
  private at = -1;
  /** Tells the end of a block that was read to its end from that of one that was cut off. */
  private turn = 0;
  private readonly blocks: Block[];

  constructor(
    blocks: Block[],
    private readonly speech: Speech<V>,
    private readonly said: (block: Block | null) => void,
  ) {
    this.blocks = blocks.filter((block) => block.words !== "" && voiceFor(speech.voices(), block.language) !== undefined);
  }

  start(): void {
    this.stop();
    this.read(0);
  }

  pause(): void {
    this.turn++;
    this.speech.cancel();
  }

  goOn(): void {
    this.read(Math.max(0, this.at));
  }

  stop(): void {
    this.turn++;
    this.at = -1;
    this.speech.cancel();
    this.said(null);
  }

  private read(at: number): void {
    const block = this.blocks[at];
    const voice = block && voiceFor(this.speech.voices(), block.language);
    if (!block || !voice) {
      this.stop();
      return;
    }
    this.at = at;
    const turn = ++this.turn;
    this.said(block);
    this.speech.speak(block.words, block.language, voice, () => {
      if (turn === this.turn) this.read(at + 1);
    });
  }
}

/** The blocks of a text in reading order: innermost ones, with their words and language. */
export function blocksOf(text: HTMLElement): Block[] {
  return [...text.querySelectorAll<HTMLElement>(BLOCKS)]
    .filter((element) => !element.closest(SKIPPED) && !element.querySelector(BLOCKS) && element.getClientRects().length > 0)
    .map((element) => ({ element, words: wordsOf(element), language: element.closest<HTMLElement>("[lang]")?.lang ?? "" }));
}

function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.querySelectorAll("svg, button, [aria-hidden=true], [hidden], .no-print").forEach((child) => child.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

function browserSpeech(synthesis: SpeechSynthesis): Speech<SpeechSynthesisVoice> {
  // Chromium forgets an utterance, and its end, that nobody holds.
  let held: SpeechSynthesisUtterance;
  return {
    voices: () => synthesis.getVoices(),
    cancel: () => synthesis.cancel(),
    speak(words, language, voice, ended) {
      held = new SpeechSynthesisUtterance(words);
      held.lang = language;
      held.voice = voice;
      held.addEventListener("end", ended);
      held.addEventListener("error", ended);
      synthesis.speak(held);
    },
  };
}

/** Shows the buttons of one text where the device can read it. */
export function offerSpeech(root: ParentNode): void {
  const synthesis = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  const bar = root.querySelector<HTMLElement>("[data-speak]");
  const text = bar?.closest<HTMLElement>("[data-speak-text]");
  if (!synthesis || !bar || !text) return;
  const speech = browserSpeech(synthesis);
  const look = (): void => {
    const language = text.querySelector<HTMLElement>("h1")?.closest<HTMLElement>("[lang]")?.lang ?? "";
    if (bar.isConnected && bar.hidden && voiceFor(speech.voices(), language)) listen(bar, text, speech);
  };
  synthesis.addEventListener("voiceschanged", look);
  look();
}

function listen(bar: HTMLElement, text: HTMLElement, speech: Speech<SpeechSynthesisVoice>): void {
  const [start, pause, stop] = ["start", "pause", "stop"].map((name) => bar.querySelector<HTMLButtonElement>(`[data-speak-${name}]`)) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  const words = pause.querySelector<HTMLElement>("[data-words]") as HTMLElement;
  const [pauseWords, goOnWords] = [words.textContent ?? "", pause.dataset["goOn"] ?? ""];
  let reader: Reader<SpeechSynthesisVoice> | null = null;
  let paused = false;
  const draw = (block: Block | null): void => {
    text.querySelectorAll(".is-read").forEach((element) => element.classList.remove("is-read"));
    block?.element.classList.add("is-read");
    start.hidden = block !== null;
    pause.hidden = stop.hidden = block === null;
    words.textContent = paused ? goOnWords : pauseWords;
  };
  start.addEventListener("click", () => {
    paused = false;
    reader = new Reader(blocksOf(text), speech, draw);
    reader.start();
    if (!pause.hidden) pause.focus();
  });
  pause.addEventListener("click", () => {
    paused = !paused;
    words.textContent = paused ? goOnWords : pauseWords;
    if (paused) reader?.pause();
    else reader?.goOn();
  });
  stop.addEventListener("click", () => {
    paused = false;
    reader?.stop();
    start.focus();
  });
  addEventListener("pagehide", () => speech.cancel());
  bar.hidden = false;
}
