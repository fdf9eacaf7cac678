/**
 * Makes the wallet's spoken amounts anew from `apps/wallet/src/voice/words.json`: one MP3 a language, and where each word
 * is in it. Run it after a change of the words; what it makes is committed.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, environment } from '../platform';
import { workspaceRoot } from '../platform/workspace';
import { bringSpeech, type Speech } from './debian-speech';
import { joined, readWav, trimmed, writeWav, type Sound } from './samples';

/** There is no voice for Tamazight: the Arabic one, which has its sounds, reads it from letters with all vowel signs. */
const VOICES: Readonly<Record<string, string>> = { ar: 'ar', fr: 'fr', zgh: 'ar' };
const WORDS_A_MINUTE = '165';
/** Between two words, so that whoever cuts them out a little late or early hears no other. */
const GAP_SECONDS = 0.15;
const KBITS = '24';

const run = promisify(execFile);

async function say(
  text: string,
  voice: string,
  { speech, folder }: { speech: Speech; folder: string },
): Promise<Sound> {
  const file = join(folder, 'word.wav');
  const args = [`--path=${speech.voices}`, '-v', voice, '-s', WORDS_A_MINUTE, '-a', '180', '-w', file, text];
  await run(speech.espeak, args, { env: { ...environment(), ...speech.env } });
  const sound = trimmed(readWav(readFileSync(file)));
  if (sound.samples.length === 0) throw new Error(`The voice ${voice} makes no sound of ${text}.`);
  return sound;
}

/** A word a line. */
function linesOf(times: Record<string, [number, number]>): string {
  const lines = Object.entries(times).map(([name, of]) => `  ${JSON.stringify(name)}: [${of.join(', ')}]`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function main(): Promise<void> {
  const voice = join(workspaceRoot(), 'apps', 'wallet', 'src', 'voice');
  const words = JSON.parse(readFileSync(join(voice, 'words.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const speech = await bringSpeech(cacheFolder(environment()));
  const folder = mkdtempSync(join(tmpdir(), 'hanout-voice-'));
  try {
    for (const [language, of] of Object.entries(words)) {
      const sounds = new Map<string, Sound>();
      for (const [name, text] of Object.entries(of))
        sounds.set(name, await say(text, VOICES[language] ?? language, { speech, folder }));
      const rate = [...sounds.values()][0]?.rate ?? 0;
      const { sound, times } = joined(sounds, { rate, gapSeconds: GAP_SECONDS });
      const wav = join(folder, `${language}.wav`);
      const mp3 = join(voice, 'clips', `${language}.mp3`);
      writeFileSync(wav, writeWav(sound));
      await run(speech.lame, ['--quiet', '-m', 'm', '-b', KBITS, '--resample', '16', wav, mp3], {
        env: { ...environment(), ...speech.env },
      });
      writeFileSync(join(voice, 'clips', `${language}.json`), linesOf(times));
      process.stdout.write(`${language}: ${sounds.size} words, ${readFileSync(mp3).length} bytes\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
