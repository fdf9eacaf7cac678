import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useRead } from '../../api/read';
import { useTexts } from '../../texts/language';
import { wordOf } from '../../texts/word-of';
import { wordTexts } from '../../texts/words';
import { Found } from '../../ui/found';
import type { Evidence } from './case';
import { kycTexts } from './kyc.texts';

interface Props {
  readonly name: string;
  readonly caseId: string;
  readonly evidence: readonly Evidence[];
  readonly chosen: string | undefined;
  readonly onChoose: (evidenceId: string) => void;
  /** Of the width there is: 1 shows all of the picture. */
  readonly zoom: number;
}

/** One of the pictures of a case, which can be turned; larger than its place, it is moved about in it. */
export function EvidencePicture({ name, caseId, evidence, chosen, onChoose, zoom }: Props) {
  const t = useTexts(kycTexts);
  const words = useTexts(wordTexts);
  const [quarters, setQuarters] = useState(0);
  const found = useRead<{ mediaType: string; picture: string }>(
    `/kyc/cases/${caseId}/evidence/${chosen ?? ''}`,
    { isOff: chosen === undefined },
  );
  return (
    <div>
      <Group gap="xs" mb="xs" align="end">
        <NativeSelect
          size="xs"
          label={name}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={evidence.map(({ evidenceId, kind }) => ({ value: evidenceId, label: wordOf(words, kind) }))}
        />
        <Button size="xs" variant="default" onClick={() => setQuarters((quarters + 1) % 4)}>
          {t.turn}
        </Button>
      </Group>
      <div className="evidence" tabIndex={0} role="group" aria-label={name} onPointerMove={drag}>
        <Found in={found}>
          {({ picture, mediaType }) => (
            <Canvas picture={picture} mediaType={mediaType} quarters={quarters} label={name} zoom={zoom} />
          )}
        </Found>
      </div>
    </div>
  );
}

/** What is larger than its place follows the hand that holds it. */
function drag({ buttons, movementX, movementY, currentTarget }: PointerEvent<HTMLElement>): void {
  if (buttons === 1) currentTarget.scrollBy(-movementX, -movementY);
}

interface CanvasProps {
  /** Base64. */
  readonly picture: string;
  readonly mediaType: string;
  readonly quarters: number;
  readonly label: string;
  readonly zoom: number;
}

/** Drawn, not linked: the page's policy allows no picture that is not a file of ours, and none is left to be saved. */
function Canvas({ picture, mediaType, quarters, label, zoom }: CanvasProps) {
  const t = useTexts(kycTexts);
  const place = useRef<HTMLCanvasElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    let isGone = false;
    createImageBitmap(new Blob([bytes], { type: mediaType })).then(
      (image) => {
        const canvas = place.current;
        if (isGone || !canvas) return;
        const isUpright = quarters % 2 === 0;
        canvas.width = isUpright ? image.width : image.height;
        canvas.height = isUpright ? image.height : image.width;
        const pen = canvas.getContext('2d');
        pen?.translate(canvas.width / 2, canvas.height / 2);
        pen?.rotate((quarters * Math.PI) / 2);
        pen?.drawImage(image, -image.width / 2, -image.height / 2);
      },
      () => setBroken(true),
    );
    return () => {
      isGone = true;
    };
  }, [picture, mediaType, quarters]);
  if (isBroken) return <p role="alert">{t.noPicture}</p>;
  return <canvas ref={place} role="img" aria-label={label} style={{ inlineSize: `${100 * zoom}%` }} />;
}
