import sharp from 'sharp';
import { PICTURE_MAX_BYTES } from '@hanout/contracts';
import { KYC_EVIDENCE_ERRORS } from './kyc-evidence.errors';

/** Of the decoders in the library only these three are ever reached; the first bytes choose. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const FORMATS: readonly string[] = ['jpeg', 'png', 'webp'];
const SIDE_MIN = 200;
const PIXELS_MAX = 24_000_000;
const DECODE_MAX_SECONDS = 10;

/** Tried in turn until the picture is small enough to be carried. */
const QUALITIES = [
  { side: 2_400, quality: 85 },
  { side: 2_000, quality: 75 },
  { side: 1_600, quality: 65 },
  { side: 1_200, quality: 50 },
] as const;

/**
 * Decodes every pixel of a picture and writes it anew as a JPEG: upright, without position, time or device, without
 * anything that was hidden in the file or hung on to it.
 *
 * @throws DomainError `identity.picture_unreadable`, `identity.picture_too_small`, `identity.picture_too_large`
 */
export async function readPicture(sent: Buffer): Promise<Buffer> {
  if (sent.length > PICTURE_MAX_BYTES)
    throw KYC_EVIDENCE_ERRORS.error('identity.picture_too_large', { field: 'picture' });
  const { width, height } = await sizeOf(sent);
  if (width * height > PIXELS_MAX)
    throw KYC_EVIDENCE_ERRORS.error('identity.picture_too_large', { field: 'picture' });
  if (Math.min(width, height) < SIDE_MIN)
    throw KYC_EVIDENCE_ERRORS.error('identity.picture_too_small', {
      field: 'picture',
      params: { side: String(SIDE_MIN) },
    });
  for (const { side, quality } of QUALITIES) {
    const written = await decoder(sent)
      .timeout({ seconds: DECODE_MAX_SECONDS })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer()
      .catch(unreadable);
    if (written.length <= PICTURE_MAX_BYTES) return written;
  }
  throw KYC_EVIDENCE_ERRORS.error('identity.picture_too_large', { field: 'picture' });
}

async function sizeOf(sent: Buffer): Promise<{ width: number; height: number }> {
  if (sent.length === 0) return unreadable();
  const {
    format,
    width,
    height,
    pages = 1,
  } = await decoder(sent, Number.MAX_SAFE_INTEGER).metadata().catch(unreadable);
  if (!FORMATS.includes(format ?? '') || !width || !height || pages > 1) return unreadable();
  return { width, height };
}

function decoder(sent: Buffer, limitInputPixels = PIXELS_MAX) {
  return sharp(sent, { failOn: 'warning', limitInputPixels, sequentialRead: true, animated: false });
}

function unreadable(): never {
  throw KYC_EVIDENCE_ERRORS.error('identity.picture_unreadable', { field: 'picture' });
}
