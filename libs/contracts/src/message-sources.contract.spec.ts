import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  getDecorators,
  isCallExpression,
  isClassDeclaration,
  isIdentifier,
  isPropertyDeclaration,
  isTypeLiteralNode,
  ScriptTarget,
  type Node,
  type PropertyDeclaration,
  type SourceFile,
} from 'typescript';
import { fixtureOf, goldenAsks, goldenFacts } from './testing/golden-messages';

const sources: SourceFile[] = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing/'))
  .map((file) =>
    createSourceFile(file, readFileSync(join(__dirname, file), 'utf8'), ScriptTarget.ES2022, true),
  );

function nodesIn(node: Node): Node[] {
  const nodes = [node];
  forEachChild(node, (child) => {
    nodes.push(...nodesIn(child));
  });
  return nodes;
}

function decoratorsOf(field: PropertyDeclaration): string[] {
  return (getDecorators(field) ?? []).map(({ expression }) =>
    isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );
}

const fields = sources
  .flatMap(nodesIn)
  .filter(isClassDeclaration)
  .flatMap((declared) =>
    declared.members.filter(isPropertyDeclaration).map((field) => ({
      name: `${declared.name?.text}.${field.name.getText()}`,
      isOptional: field.questionToken !== undefined,
      decorators: decoratorsOf(field),
      hasShapeOfItsOwn: nodesIn(field).some(isTypeLiteralNode),
    })),
  );

it('every field of a message has a validator', () => {
  const bare = fields.filter(({ decorators }) => decorators.every((name) => name === 'IsOptional'));
  expect(bare.map(({ name }) => name)).toEqual([]);
  expect(fields.length).toBeGreaterThan(100);
});

it('a field may be left out exactly when its type says so', () => {
  const unlike = fields.filter(
    ({ isOptional, decorators }) => isOptional !== decorators.includes('IsOptional'),
  );
  expect(unlike.map(({ name }) => name)).toEqual([]);
});

it('no shape hides in the type of a field, where no validator sees it', () => {
  expect(fields.filter(({ hasShapeOfItsOwn }) => hasShapeOfItsOwn).map(({ name }) => name)).toEqual([]);
});

it('every file leaves by the index', () => {
  const index = sources.find(({ fileName }) => fileName === 'index.ts')?.text ?? '';
  const kept = sources
    .map(({ fileName }) => fileName.slice(0, -'.ts'.length))
    .filter((file) => file !== 'index' && !index.includes(`export * from './${file}';`));
  expect(kept).toEqual([]);
});

it('every message that is defined has been looked at', () => {
  const defined = sources
    .flatMap(nodesIn)
    .filter(isCallExpression)
    .filter(({ expression }) => isIdentifier(expression) && /^define(Ask|Fact)$/.test(expression.text));
  const looked = new Set([...goldenAsks, ...goldenFacts].map(fixtureOf));
  expect(looked.size).toBe(defined.length);
});
