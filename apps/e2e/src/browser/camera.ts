/** What stands in front of a phone: pictures that its camera sees, and codes read off a screen. */
import { renameSync, writeFileSync } from 'node:fs';
import jsQR from 'jsqr';
import sharp from 'sharp';

/** VGA, as the cameras of cheap phones give a page. */
const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 4;

/** Holds a screen before the camera: a film of one picture, in the format that Chromium plays as a camera. */
export async function holdBeforeCamera(cameraFile: string, picture: Buffer): Promise<void> {
  const frame = await sharp(picture)
    .resize({ width: WIDTH, height: HEIGHT, fit: 'contain', background: '#fff' })
    .jpeg({ quality: 90 })
    .toBuffer();
  writeFileSync(`${cameraFile}.new`, Buffer.concat(Array.from({ length: FRAMES }, () => frame)));
  renameSync(`${cameraFile}.new`, cameraFile);
}

/** The text of the code on a picture. @throws Error when there is none that can be read */
export async function readCode(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  if (!found) throw new Error('no code can be read off the screen');
  return found.data;
}
