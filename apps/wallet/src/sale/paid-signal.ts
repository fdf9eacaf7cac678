import type { Language } from '@hanout/i18n';
import { audible, runningAudio } from '../voice/audio';

/** A short rise of three tones, and a long shake: heard across a counter, told apart from every other sound of a phone. */
const TONES_HZ = [523, 659, 1047] as const;
const TONE_SECONDS = 0.14;
const SHAKE_MS = [120, 60, 240];

/** In a tap, before what will be signalled; the voice is fetched meanwhile. */
export function readySignal(language: Language): void {
  if (audible())
    void import('../voice/speak').then(({ prepareVoice }) => prepareVoice(language)).catch(() => undefined);
}

/** Shakes, sounds, then says "paid" and how much; where the voice is not at hand, the tones are all. */
export function signalPaid(minor: bigint, language: Language): void {
  if ('vibrate' in navigator) navigator.vibrate(SHAKE_MS);
  const audio = runningAudio();
  if (!audio) return;
  for (const [place, frequency] of TONES_HZ.entries()) sound(audio, frequency, place * TONE_SECONDS);
  void import('../voice/speak')
    .then(({ speakAmount }) =>
      speakAmount(audio, minor, {
        language,
        isPaid: true,
        afterSeconds: (TONES_HZ.length + 1) * TONE_SECONDS,
      }),
    )
    .catch(() => undefined);
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
