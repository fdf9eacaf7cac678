import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../language/language';
import { Notice } from '../parts/notice';
import { payTexts } from './pay.texts';
import { pictureReader } from './read-picture';

const LOOK_EVERY_MS = 150;

/** The camera, until it sees a code. Where there is none, or it may not be used, the code is typed. */
export function Scanner({ onText }: { readonly onText: (text: string) => void }) {
  const t = useTexts(payTexts);
  const video = useRef<HTMLVideoElement>(null);
  const [isBlind, setBlind] = useState(false);
  const heard = useRef(onText);
  useEffect(() => {
    heard.current = onText;
  });

  useEffect(() => {
    let isWanted = true;
    let stream: MediaStream | undefined;

    async function look() {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const frame = video.current;
      if (!isWanted || !frame) return;
      frame.srcObject = stream;
      await frame.play();
      const read = await pictureReader();
      while (isWanted) {
        const text = await read(frame);
        if (isWanted && text !== undefined) return heard.current(text);
        await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
      }
    }

    look()
      .catch(() => isWanted && setBlind(true))
      .finally(() => !isWanted && stop());
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    return () => {
      isWanted = false;
      stop();
    };
  }, []);

  if (isBlind) return <Notice tone="waiting">{t.noCamera}</Notice>;
  return <video ref={video} className="scanner" aria-label={t.aim} muted playsInline />;
}
