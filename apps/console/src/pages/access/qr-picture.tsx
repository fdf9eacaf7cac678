import { qrPath } from '@hanout/qr-drawing';

/** Dark on white in every scheme of colours: cameras read no other. */
export function QrPicture({ of, label }: { readonly of: string; readonly label: string }) {
  const { side, path } = qrPath(of);
  return (
    <svg
      width={200}
      height={200}
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
