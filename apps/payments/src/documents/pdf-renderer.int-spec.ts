import { PdfRenderer } from './pdf-renderer';
import { pdfPageOf } from './pdf-page';
import { money, text, type Sheet } from './sheet';

const sheet = (language: 'ar' | 'fr', rows: number): Sheet => ({
  language,
  size: 'A4',
  title: language === 'ar' ? 'كشف الحساب' : 'Relevé de compte',
  facts: [['Solde', money({ minor: '123456', currency: 'MAD' })]],
  tables: [
    {
      title: 'T',
      columns: [
        { label: 'A', width: 60 },
        { label: 'B', width: 40, isNumber: true },
      ],
      rows: Array.from({ length: rows }, (_, row) => [
        text('حانوت'),
        money({ minor: String(row), currency: 'MAD' }),
      ]),
    },
  ],
  notes: [],
});
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('PdfRenderer', () => {
  let renderer: PdfRenderer;
  beforeAll(() => (renderer = new PdfRenderer()));
  afterAll(() => renderer.onApplicationShutdown());

  it.each(['ar', 'fr'] as const)('draws pages in %s with its fonts within', async (language) => {
    const pdf = await renderer.render(pdfPageOf(sheet(language, 100)));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBeGreaterThan(1);
    expect(pdf.toString('latin1')).toMatch(/\/FontFile2/);
  });

  it('lets payments go on while it draws', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await renderer.render(pdfPageOf(sheet('fr', 300)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it('refuses when too many wait, and draws those that do', async () => {
    const page = pdfPageOf(sheet('fr', 1));
    const wished = Array.from({ length: 12 }, () => renderer.render(page));
    const ends = await Promise.allSettled(wished);
    const refused = ends.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const end of refused) expect(end).toMatchObject({ reason: { code: 'platform.unavailable' } });
  });

  it('goes on after a page that cannot be drawn', async () => {
    const page = { ...pdfPageOf(sheet('fr', 1)), size: 'A99' as 'A4' };
    await expect(renderer.render(page)).rejects.toThrow();
    await expect(renderer.render(pdfPageOf(sheet('fr', 1)))).resolves.toBeInstanceOf(Buffer);
  });
});
