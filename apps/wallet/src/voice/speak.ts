import type { Language } from '@hanout/i18n';
import arabic from './clips/ar.mp3?url';
import french from './clips/fr.mp3?url';
import tamazight from './clips/zgh.mp3?url';
import { spokenAmount } from './spoken-amount';

type Times = Readonly<Record<string, readonly number[]>>;

/** Words of a language one after the other, and where each is: `tools/voice` makes both. */
const CLIPS = {
  ar: { sound: arabic, times: () => import('./clips/ar.json') },
  fr: { sound: french, times: () => import('./clips/fr.json') },
  zgh: { sound: tamazight, times: () => import('./clips/zgh.json') },
} satisfies Record<Language, { sound: string; times: () => Promise<{ default: Times }> }>;

/** Decoders differ in where a file begins, by less than the silence between two words. */
const EARLY_SECONDS = 0.02;
const LATE_SECONDS = 0.08;

interface Voice {
  readonly sound: ArrayBuffer;
  readonly times: Times;
}
const known = new Map<Language, Promise<Voice>>();

async function fetchVoice({ sound, times }: (typeof CLIPS)[Language]): Promise<Voice> {
  const [answer, { default: of }] = await Promise.all([fetch(sound), times()]);
  if (!answer.ok) throw new Error('the voice is not to be had');
  return { sound: await answer.arrayBuffer(), times: of };
}

/** Has the voice of a language at hand: it is fetched once, and the service worker keeps it for when there is no network. */
export function prepareVoice(language: Language): Promise<Voice> {
  const voice = known.get(language) ?? fetchVoice(CLIPS[language]);
  known.set(language, voice);
  voice.catch(() => known.delete(language));
  return voice;
}

/**
 * Says an amount, without a network where the voice was there before. Whole or not at all: half an amount is a wrong one.
 * @param audio one that a tap has let sound
 * @param isPaid says first that it is paid
 */
export async function speakAmount(
  audio: AudioContext,
  minor: bigint,
  {
    language,
    isPaid = false,
    afterSeconds = 0,
  }: { language: Language; isPaid?: boolean; afterSeconds?: number },
): Promise<void> {
  const amount = spokenAmount(minor, language);
  if (amount === undefined) return;
  const from = audio.currentTime + afterSeconds;
  const { sound, times } = await prepareVoice(language);
  // Decoding empties the bytes that it is given.
  const buffer = await audio.decodeAudioData(sound.slice(0));
  let at = Math.max(from, audio.currentTime);
  for (const word of isPaid ? ['paid', ...amount] : amount) {
    const [start = 0, seconds = 0] = times[word] ?? [];
    const length = EARLY_SECONDS + seconds + LATE_SECONDS;
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(audio.destination);
    source.start(at, start - EARLY_SECONDS, length);
    at += length;
  }
}
