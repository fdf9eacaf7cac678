import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
const named = (ending: string) =>
  files
    .filter((file) => file.endsWith(ending))
    .map((file) => [file, readFileSync(join(__dirname, file), 'utf8')] as const);

/** Sides of the paper instead of sides of the line. */
const PHYSICAL =
  /(?:^|[\s;{-])(?:left|right)\s*:|(?:margin|padding|border|inset)-(?:left|right)|:\s*(?:left|right)\s*[;}]|[\s;{](?:min-|max-)?(?:width|height)\s*:/gm;

it('has no physical left or right in its styles', () => {
  const styles = named('.css');
  expect(styles.length).toBeGreaterThan(4);
  expect('p { margin-left: 1px; text-align: right; }'.match(PHYSICAL)).toHaveLength(2);
  for (const [file, css] of styles) expect([file, css.match(PHYSICAL)]).toEqual([file, null]);
});

/** Attributes that people read or hear. */
const READ = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'submit', 'hint'];
const isText = (text: string) => /\p{L}/u.test(text);

/** Words that stand in the markup instead of a table of texts. */
function wordsIn(file: string, source: string): string[] {
  const words: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isText(node.text)) words.push(node.text.trim());
    if (ts.isStringLiteralLike(node) && isText(node.text)) {
      const { parent } = node;
      const isChild = ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent);
      const isRead = ts.isJsxAttribute(parent) && READ.includes(parent.name.getText());
      if (isChild || isRead) words.push(node.text);
    }
    node.forEachChild(look);
  };
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return words;
}

it('says nothing but what its tables of texts say', () => {
  const screens = named('.tsx');
  expect(screens.length).toBeGreaterThan(20);
  const planted = 'const A = () => <p title="Titre">Bonjour {\'monde\'} <b className="x">{t.a}</b></p>;';
  expect(wordsIn('planted.tsx', planted)).toEqual(['Titre', 'Bonjour', 'monde']);
  for (const [file, source] of screens) expect([file, wordsIn(file, source)]).toEqual([file, []]);
});
