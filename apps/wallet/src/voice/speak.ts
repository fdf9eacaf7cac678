import type { Language } from '@hanout/i18n';
import { clipsOf } from './number-words';

const ENDED_OR_BROKEN = ['ended', 'error'] as const;

/** Where the clips of a language lie among the files of the app: `voice/ar/n35.mp3`. None is no fault: the tones remain. */
const addressOf = (language: Language, clip: string) =>
  `${import.meta.env.BASE_URL}voice/${language}/${clip}.mp3`;

/** Says an amount by recorded clips, without a network. Ends early where one is missing: half an amount is a wrong one. */
export async function speakAmount(minor: bigint, language: Language): Promise<void> {
  const clips = clipsOf(minor).map((clip) => new Audio(addressOf(language, clip)));
  const areThere = await Promise.all(clips.map(isPlayable));
  if (!areThere.every(Boolean)) return;
  for (const clip of clips) await play(clip);
}

function isPlayable(clip: HTMLAudioElement): Promise<boolean> {
  return new Promise((resolve) => {
    clip.preload = 'auto';
    clip.addEventListener('canplaythrough', () => resolve(true), { once: true });
    clip.addEventListener('error', () => resolve(false), { once: true });
    clip.load();
  });
}

async function play(clip: HTMLAudioElement): Promise<void> {
  const end = new Promise<void>((resolve) => {
    for (const name of ENDED_OR_BROKEN) clip.addEventListener(name, () => resolve(), { once: true });
  });
  await clip.play().then(
    () => end,
    () => undefined,
  );
}
