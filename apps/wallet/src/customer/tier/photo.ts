/** Below what the platform takes (700,000 bytes), with room for a second of the same. */
const BYTES_MAX = 600_000;
const SIDE_MAX = 1_600;
const QUALITIES = [0.85, 0.7, 0.55, 0.4] as const;

/** A photo of the camera made small enough to send: large enough to read, and with nothing of where it was taken. */
export async function shrunk(photo: Blob): Promise<string> {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (small && small.size <= BYTES_MAX) return base64(small);
  }
  throw new Error('The photo stays too large');
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
}
