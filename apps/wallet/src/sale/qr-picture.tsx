import { useMemo } from 'react';
import qrcode from 'qrcode-generator';

/** Light modules around the code, which readers need (ISO/IEC 18004). */
const QUIET = 4;

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Dark on white in every scheme of colours: cameras read no other. */
export function QrPicture({ text, label }: Props) {
  const { side, path } = useMemo(() => drawn(text), [text]);
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

function drawn(text: string): { side: number; path: string } {
  const code = qrcode(0, 'M');
  // The library takes a character for a byte.
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte');
  code.make();
  const count = code.getModuleCount();
  const cells = Array.from(
    { length: count * count },
    (_, at) => [Math.floor(at / count), at % count] as const,
  );
  const path = cells
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
    .join('');
  return { side: count + 2 * QUIET, path };
}
