import { randomUUID } from 'node:crypto';
import type { KycEvidenceBodyV1, ShownEvidence } from '@hanout/contracts';
import sharp from 'sharp';

/** A picture that shows nothing, as a phone would send it. */
export async function aPicture(kind: ShownEvidence): Promise<KycEvidenceBodyV1> {
  const blank = sharp({ create: { width: 320, height: 240, channels: 3, background: '#dddddd' } });
  return { evidenceId: randomUUID(), kind, picture: (await blank.png().toBuffer()).toString('base64') };
}
