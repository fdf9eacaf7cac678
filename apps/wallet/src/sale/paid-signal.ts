/** A short rise of three tones, and a long shake: heard across a counter, told apart from every other sound of a phone. */
const TONES_HZ = [523, 659, 1047] as const;
const TONE_SECONDS = 0.14;
const SHAKE_MS = [120, 60, 240];

let audio: AudioContext | undefined;

/** Browsers let a page sound only after a tap: to be called in one. */
export function readySignal(): void {
  if (!('AudioContext' in window)) return;
  audio ??= new AudioContext();
  void audio.resume().catch(() => undefined);
}

export function signalPaid(): void {
  if ('vibrate' in navigator) navigator.vibrate(SHAKE_MS);
  if (audio?.state !== 'running') return;
  for (const [place, frequency] of TONES_HZ.entries()) sound(audio, frequency, place * TONE_SECONDS);
}

function sound(context: AudioContext, frequency: number, afterSeconds: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  const from = context.currentTime + afterSeconds;
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.5, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS * 1.6);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + TONE_SECONDS * 1.6);
}
