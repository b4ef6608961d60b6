// A stand-in of speechSynthesis with the faults that real ones have, as window.speechFaults says: `late` (milliseconds
// until the voices are known), `silentWords` (no boundary events), `noEnd` (no end event), `cutOff` (milliseconds after
// which speech stops without a word), `deaf` (pause does nothing), `dumb` (nothing is ever spoken), `voices`.
// It keeps `spoken`: each utterance with the words that were "heard".
(() => {
  const faults = { wordTime: 60, late: 0, voices: [], ...window.speechFaults };
  const spoken = [];
  class Utterance {
    constructor(text) {
      Object.assign(this, { text, rate: 1, volume: 1, lang: "", voice: null });
    }
  }
  class Synthesis extends EventTarget {
    speaking = false;
    pending = false;
    paused = false;
    #current = null;
    #timers = [];
    #voices = [];

    constructor() {
      super();
      setTimeout(() => {
        this.#voices = faults.voices;
        this.dispatchEvent(new Event("voiceschanged"));
      }, faults.late);
    }

    getVoices() {
      return this.#voices;
    }

    speak(utterance) {
      if (this.#current) throw new Error("two utterances at once");
      this.#current = utterance;
      this.speaking = true;
      const record = { text: utterance.text, voice: utterance.voice?.name ?? "", lang: utterance.lang, rate: utterance.rate, words: [], stopped: false };
      spoken.push(record);
      if (faults.dumb) return;
      const words = [...utterance.text.matchAll(/\S+/g)];
      const step = faults.wordTime / utterance.rate;
      const at = (time, act) => this.#timers.push(setTimeout(() => utterance === this.#current && act(), time));
      const cut = (faults.cutOff ?? Infinity) / 1;
      at(1, () => utterance.onstart?.({}));
      words.forEach(({ index, 0: word }, n) => {
        if (n * step >= cut) return;
        at(2 + n * step, () => {
          record.words.push(word);
          if (!faults.silentWords) utterance.onboundary?.({ name: "word", charIndex: index, charLength: word.length });
        });
      });
      if (words.length * step >= cut) return; // it stays "speaking" and never says so
      at(2 + words.length * step, () => {
        this.#current = null;
        this.speaking = false;
        if (!faults.noEnd) utterance.onend?.({});
      });
    }

    pause() {
      if (!faults.deaf) this.paused = true;
    }

    resume() {
      this.paused = false;
    }

    cancel() {
      const utterance = this.#current;
      this.#current = null;
      this.speaking = false;
      this.#timers.forEach(clearTimeout);
      this.#timers = [];
      if (!utterance) return;
      spoken.at(-1).stopped = true;
      setTimeout(() => utterance.onerror?.({ error: "canceled" }));
    }
  }
  const synthesis = new Synthesis();
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  window.spokenAloud = spoken;
})();
