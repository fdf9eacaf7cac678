/** 16-bit samples of one channel, as a WAV file holds them. */
export interface Sound {
  rate: number;
  samples: Int16Array;
}

const HEADER_BYTES = 44;

/** @throws Error for what is no plain WAV of one channel in 16 bits */
export function readWav(file: Buffer): Sound {
  const isPlain =
    file.toString('latin1', 0, 4) === 'RIFF' && file.readUInt16LE(22) === 1 && file.readUInt16LE(34) === 16;
  if (!isPlain) throw new Error('This is no WAV file of one channel in 16 bits.');
  const at = file.indexOf('data', 12, 'latin1') + 8;
  const samples = new Int16Array(Math.floor((file.length - at) / 2));
  for (let place = 0; place < samples.length; place += 1) samples[place] = file.readInt16LE(at + place * 2);
  return { rate: file.readUInt32LE(24), samples };
}

export function writeWav({ rate, samples }: Sound): Buffer {
  const file = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [place, sample] of samples.entries()) file.writeInt16LE(sample, HEADER_BYTES + place * 2);
  return file;
}

/** Without the silence before and after: what is below a hundredth of the loudest. */
export function trimmed({ rate, samples }: Sound): Sound {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isHeard = (sample: number) => Math.abs(sample) > loudest / 100;
  const from = samples.findIndex(isHeard);
  return {
    rate,
    samples: from < 0 ? samples.slice(0, 0) : samples.slice(from, samples.findLastIndex(isHeard) + 1),
  };
}

/** One after the other with silence between, and where each is: seconds from the beginning, and how many. */
export function joined(
  sounds: ReadonlyMap<string, Sound>,
  { rate, gapSeconds }: { rate: number; gapSeconds: number },
): { sound: Sound; times: Record<string, [from: number, seconds: number]> } {
  const gap = Math.round(rate * gapSeconds);
  const all = [...sounds.values()];
  const samples = new Int16Array(all.reduce((sum, each) => sum + each.samples.length + gap, gap));
  const times: Record<string, [number, number]> = {};
  let at = gap;
  for (const [name, each] of sounds) {
    samples.set(each.samples, at);
    times[name] = [seconds(at / rate), seconds(each.samples.length / rate)];
    at += each.samples.length + gap;
  }
  return { sound: { rate, samples }, times };
}

const seconds = (value: number): number => Math.round(value * 1_000) / 1_000;
