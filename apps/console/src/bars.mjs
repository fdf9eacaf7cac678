const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, ROW, LABEL, VALUE] = [560, 28, 160, 130];

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Horizontal bars, longest first unless told otherwise: `{ label, share, value, isSecond? }`, share from 0 to 1. */
export function bars(place, rows) {
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${rows.length * ROW}`, role: 'img' });
  const room = WIDTH - LABEL - VALUE;
  rows.forEach(({ label, share, value, isSecond }, index) => {
    const [top, middle] = [index * ROW + 6, index * ROW + 19];
    const bar = { x: LABEL, y: top, height: ROW - 12, rx: 3 };
    svg.append(
      shape('text', { x: 0, y: middle }, label),
      shape('rect', { ...bar, width: room, class: 'track' }),
      shape('rect', {
        ...bar,
        width: Math.max(share > 0 ? 2 : 0, room * share),
        class: isSecond ? 'bar second' : 'bar',
      }),
      shape('text', { x: WIDTH, y: middle, class: 'value' }, value),
    );
  });
  svg.setAttribute('aria-label', rows.map(({ label, value }) => `${label}: ${value}`).join('; '));
  place.replaceChildren(svg);
}
