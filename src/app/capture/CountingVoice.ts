const BEEP_HZ = 880;
const TAKEN_HZ = 1320;
const BEEP_SECONDS = 0.12;
const LOUDNESS = 0.2;
/** A number must be over within its second. */
const RATE = 1.2;

/** Numbers said by a voice of this device, or beeps where it has none. A voice that lies elsewhere is never asked. */
export class CountingVoice {
  private audio: AudioContext | null = null;

  /** Only after a press do browsers let a page be heard. */
  wake(): void {
    try {
      this.audio ??= new AudioContext();
      void this.audio.resume();
    } catch {
      this.audio = null;
    }
  }

  get hasVoice(): boolean {
    return localVoice() !== null;
  }

  /** Told again when the list of voices has been loaded. */
  onVoices(changed: () => void): () => void {
    const synthesis = speech();
    synthesis?.addEventListener('voiceschanged', changed);
    return () => synthesis?.removeEventListener('voiceschanged', changed);
  }

  say(seconds: number): void {
    const voice = localVoice();
    if (!voice) {
      this.beep(BEEP_HZ);
      return;
    }
    const spoken = new SpeechSynthesisUtterance(String(seconds));
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = RATE;
    speech()?.cancel();
    speech()?.speak(spoken);
  }

  /** The photo is taken: one may move again. */
  done(): void {
    this.beep(TAKEN_HZ);
  }

  silence(): void {
    speech()?.cancel();
  }

  dispose(): void {
    this.silence();
    void this.audio?.close();
    this.audio = null;
  }

  private beep(frequencyHz: number): void {
    const { audio } = this;
    if (!audio) return;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    const end = audio.currentTime + BEEP_SECONDS;
    tone.frequency.value = frequencyHz;
    loudness.gain.setValueAtTime(LOUDNESS, audio.currentTime);
    loudness.gain.linearRampToValueAtTime(0, end);
    tone.connect(loudness).connect(audio.destination);
    tone.start();
    tone.stop(end);
  }
}

const speech = (): SpeechSynthesis | null =>
  (window as { speechSynthesis?: SpeechSynthesis }).speechSynthesis ?? null;

/** In the page's language where there is one. */
function localVoice(): SpeechSynthesisVoice | null {
  const voices =
    speech()
      ?.getVoices()
      .filter(({ localService }) => localService) ?? [];
  const language = document.documentElement.lang;
  return voices.find(({ lang }) => lang.startsWith(language)) ?? null;
}
