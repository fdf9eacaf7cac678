import { useMemo } from 'react';
import { qrPath } from '@hanout/qr-drawing';

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Dark on white in every scheme of colours: cameras read no other. */
export function QrPicture({ text, label }: Props) {
  const { side, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
