/**
 * Draws pages of `pdf-page.ts` and posters of `pdf-poster.ts` in a thread of its own, one at a time. It is a module of the newer kind because the PDF
 * writer is. The fonts come from the packages on the disk and are embedded in the file.
 */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { Document, Font, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';

const { resolve } = createRequire(import.meta.url);
const face = (name) => resolve(`@expo-google-fonts/noto-sans-arabic/${name}/NotoSansArabic_${name}.ttf`);
Font.register({
  family: 'Noto Sans Arabic',
  fonts: [
    { src: face('400Regular'), fontWeight: 400 },
    { src: face('700Bold'), fontWeight: 700 },
  ],
});
Font.register({
  family: 'Noto Sans Tifinagh',
  src: resolve('@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff'),
});
// A word is never broken.
Font.registerHyphenationCallback((word) => [word]);

const BASE = 9;
const SIZES = { A4: { padding: 36, title: 15 }, A6: { padding: 16, title: 12 } };
const LINE = '#c8c8c8';

/** A text on the side where its line begins, or at the other end. */
const draw = ({ text, isRtl }, side, style = {}) =>
  h(
    Text,
    {
      style: { direction: isRtl ? 'rtl' : 'ltr', textAlign: side, fontSize: BASE, lineHeight: 1.5, ...style },
    },
    text,
  );

function drawTable({ title, columns, rows }, { row, begin, end }) {
  const line = (cells, style, key) =>
    h(
      View,
      {
        key,
        wrap: false,
        style: { flexDirection: row, borderBottomWidth: 0.5, borderColor: LINE, ...style },
      },
      ...cells.map((cell, place) => {
        const { width, isNumber } = columns[place];
        const box = { width: `${width}%`, paddingVertical: 2, paddingHorizontal: 3 };
        return h(View, { style: box }, draw(cell, isNumber ? end : begin));
      }),
    );
  const labels = columns.map(({ label }) => label);
  // On every page that the table goes on to, and never alone at the foot of one.
  const head = h(
    View,
    { fixed: true, minPresenceAhead: 40 },
    line(labels, { fontWeight: 700, backgroundColor: '#eeeeee' }),
  );
  return h(
    View,
    { style: { marginTop: 12 } },
    draw(title, begin, { fontWeight: 700, fontSize: BASE + 2, marginBottom: 6 }),
    head,
    ...rows.map((cells, place) => line(cells, {}, place)),
  );
}

function drawDocument(page) {
  const size = SIZES[page.size];
  const [row, begin, end] = page.isRtl ? ['row-reverse', 'right', 'left'] : ['row', 'left', 'right'];
  const style = {
    fontFamily: 'Noto Sans Arabic',
    fontSize: BASE,
    // The letters are whole already; taken apart, their dots would be drawn in the wrong place.
    fontFeatureSettings: { ccmp: 0 },
    padding: size.padding,
    paddingBottom: size.padding + 14,
  };
  const facts = page.facts.map(({ label, value }) =>
    h(
      View,
      { wrap: false, style: { flexDirection: row, paddingVertical: 1 } },
      h(View, { style: { width: '40%' } }, draw(label, begin, { color: '#555555' })),
      h(View, { style: { width: '60%' } }, draw(value, begin, { fontWeight: 700 })),
    ),
  );
  // Without a height of lines: with one, the writer drops a text that it makes for each page.
  const pageNumber = h(Text, {
    fixed: true,
    style: { position: 'absolute', bottom: 14, left: 0, right: 0, textAlign: 'center', color: '#555555' },
    render: ({ pageNumber: at, totalPages }) => `${at} / ${totalPages}`,
  });
  return h(
    Document,
    { producer: 'Hanout', creator: 'Hanout' },
    h(
      Page,
      { size: page.size, style },
      draw(page.title, begin, { fontSize: size.title, fontWeight: 700, marginBottom: 10 }),
      ...facts,
      ...page.tables.map((table) => drawTable(table, { row, begin, end })),
      ...page.notes.map((note) => draw(note, begin, { marginTop: 8 })),
      pageNumber,
    ),
  );
}

/** A5, all in the middle: the names above, the code as wide as the paper lets it, what to do below. */
function drawPoster({ names, place, qr, how, code }) {
  const line = (written, style = {}) =>
    draw(written, 'center', {
      fontSize: written.size,
      ...(written.isTifinagh && { fontFamily: 'Noto Sans Tifinagh' }),
      ...style,
    });
  const bold = { fontWeight: 700 };
  return h(
    Document,
    { producer: 'Hanout', creator: 'Hanout' },
    h(
      Page,
      {
        size: 'A5',
        style: {
          fontFamily: 'Noto Sans Arabic',
          fontFeatureSettings: { ccmp: 0 },
          padding: 28,
          justifyContent: 'space-between',
        },
      },
      h(View, {}, ...names.map((name) => line(name, { ...bold, lineHeight: 1.3 })), line(place)),
      h(
        View,
        { style: { alignItems: 'center' } },
        h(
          Svg,
          { viewBox: `0 0 ${qr.side} ${qr.side}`, style: { width: 290, height: 290 } },
          h(Path, { d: qr.path, fill: '#000000' }),
        ),
      ),
      h(View, {}, ...how.map((sentence) => line(sentence)), line(code, { ...bold, marginTop: 6 })),
    ),
  );
}

const documentOf = (page) => ('qr' in page ? drawPoster(page) : drawDocument(page));

parentPort.on('message', async (page) => {
  try {
    parentPort.postMessage({ pdf: await renderToBuffer(documentOf(page)) });
  } catch (error) {
    parentPort.postMessage({ failure: String(error?.stack ?? error) });
  }
});
