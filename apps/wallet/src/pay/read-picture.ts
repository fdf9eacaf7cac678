import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

type Read = (frame: HTMLVideoElement) => Promise<string | undefined>;

interface Detector {
  detect(frame: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  interface Window {
    BarcodeDetector?: {
      new (wish: { formats: readonly string[] }): Detector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  }
}

/** The browser’s own reader, or one that is fetched when it has none. */
export async function pictureReader(): Promise<Read> {
  const { BarcodeDetector } = window;
  if (BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (frame) => (await detector.detect(frame))[0]?.rawValue;
  }
  return zxingReader();
}

async function zxingReader(): Promise<Read> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  // From our own address: the library’s default is somebody else’s.
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  return async (frame) => {
    if (!drawing || frame.videoWidth === 0) return undefined;
    [canvas.width, canvas.height] = [frame.videoWidth, frame.videoHeight];
    drawing.drawImage(frame, 0, 0);
    const picture = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return (await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 }))[0]?.text;
  };
}
