import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Plant {
  what: string;
  /** Where the text is said to stand. Nothing is written there. */
  file: string;
  text: string;
  needsTypes?: boolean;
  retag?: Record<string, string[]>;
}

interface Finding {
  rule: string | null;
  messageId?: string;
  message: string;
}

const root = join(__dirname, '..', '..');
const imports = (name: string): string => `import { it } from '${name}';\n\nexport const planted = it;\n`;
const BORDERS = '@nx/enforce-module-boundaries';

/** Wrong code, with the rule and the reason it must be rejected for. */
const WRONG: (Plant & { rule: string; because: string })[] = [
  {
    what: 'domain → platform',
    file: 'libs/identifiers/src/planted.ts',
    text: imports('@hanout/database'),
    rule: BORDERS,
    because: 'onlyTagsConstraintViolation',
  },
  {
    what: 'domain → typeorm',
    file: 'libs/money/src/planted.ts',
    text: imports('typeorm'),
    rule: BORDERS,
    because: 'bannedExternalImportsViolation',
  },
  {
    what: 'domain → a part of Nest, if only for a type',
    file: 'libs/errors/src/planted.ts',
    text: "import type { Type } from '@nestjs/common/interfaces';\n\nexport type Planted = Type;\n",
    rule: BORDERS,
    because: 'bannedExternalImportsViolation',
  },
  {
    what: 'contract → typeorm',
    file: 'libs/contracts/src/planted.ts',
    text: imports('typeorm'),
    rule: BORDERS,
    because: 'bannedExternalImportsViolation',
  },
  {
    what: 'adapter → nats',
    file: 'libs/networks/sandbox/src/planted.ts',
    text: imports('nats'),
    rule: BORDERS,
    because: 'bannedExternalImportsViolation',
  },
  {
    what: 'adapter → the bus',
    file: 'libs/networks/sandbox/src/planted.ts',
    text: imports('@hanout/messaging'),
    rule: BORDERS,
    because: 'onlyTagsConstraintViolation',
  },
  {
    what: 'adapter → adapter',
    file: 'libs/networks/sandbox/src/planted.ts',
    text: imports('@hanout/network-testing'),
    // As long as there is one adapter only, the graph is told that another library is one.
    retag: { 'network-testing': ['scope:networks', 'type:adapter'] },
    rule: BORDERS,
    because: 'onlyTagsConstraintViolation',
  },
  {
    what: 'app → adapter, of an app that is not networks',
    file: 'apps/payments/src/planted.ts',
    text: imports('@hanout/network-sandbox'),
    rule: BORDERS,
    because: 'onlyTagsConstraintViolation',
  },
  {
    what: 'tool → adapter',
    file: 'tools/planted.ts',
    text: imports('@hanout/network-sandbox'),
    rule: BORDERS,
    because: 'onlyTagsConstraintViolation',
  },
  {
    what: 'app → other app',
    file: 'apps/payments/src/planted.ts',
    text: imports('../../ledger/src/service'),
    rule: BORDERS,
    because: 'noRelativeOrAbsoluteImportsAcrossLibraries',
  },
  {
    what: 'browser test → app, past the door to its texts',
    file: 'apps/e2e/src/browser/planted.ts',
    text: imports('../../../wallet/src/send/send.texts'),
    rule: BORDERS,
    because: 'noRelativeOrAbsoluteImportsAcrossLibraries',
  },
  {
    what: 'a library by its path',
    file: 'apps/payments/src/planted.ts',
    text: imports('../../../libs/money/src/index'),
    rule: BORDERS,
    because: 'noRelativeOrAbsoluteImportsAcrossLibraries',
  },
  {
    what: 'a package nobody declared',
    file: 'apps/payments/src/planted.ts',
    text: imports('semver'),
    rule: BORDERS,
    because: 'noTransitiveDependencies',
  },
  {
    what: 'past the door of a library',
    file: 'apps/payments/src/planted.ts',
    text: imports('@hanout/money/src/currency'),
    rule: 'no-restricted-imports',
    because: 'patternWithCustomMessage',
  },
  {
    what: 'testing library in production code',
    file: 'apps/payments/src/planted.ts',
    text: imports('@hanout/testing'),
    rule: 'no-restricted-imports',
    because: 'patternWithCustomMessage',
  },
  {
    what: 'network testing library in an adapter’s production code',
    file: 'libs/networks/sandbox/src/planted.ts',
    text: imports('@hanout/network-testing'),
    rule: 'no-restricted-imports',
    because: 'patternWithCustomMessage',
  },
  {
    what: 'test folder in production code',
    file: 'apps/payments/src/payments/planted.ts',
    text: imports('../testing/builders'),
    rule: 'no-restricted-imports',
    because: 'patternWithCustomMessage',
  },
  {
    what: 'cycle inside a project (money.ts imports currency.ts)',
    file: 'libs/money/src/currency.ts',
    text: "import { Money } from './money';\n\nexport const planted = Money;\n",
    rule: 'import-x/no-cycle',
    because: 'cycle',
  },
  {
    what: 'process.env outside config.ts',
    file: 'apps/payments/src/planted.ts',
    text: 'export const planted = process.env.HOME;\n',
    rule: 'no-restricted-properties',
    because: 'restrictedObjectProperty',
  },
  {
    what: 'process.env by the back door',
    file: 'apps/payments/src/planted.ts',
    text: "import { env } from 'node:process';\n\nexport const planted = env.HOME;\n",
    rule: 'no-restricted-imports',
    because: 'importNameWithCustomMessage',
  },
  {
    what: 'any',
    file: 'apps/payments/src/planted.ts',
    text: 'export const planted = (value: any): unknown => value;\n',
    rule: '@typescript-eslint/no-explicit-any',
    because: 'unexpectedAny',
  },
  {
    what: 'a rule switched off in a comment',
    file: 'apps/payments/src/planted.ts',
    text: '// eslint-disable-next-line\nexport const planted = (value: any): unknown => value;\n',
    rule: '@typescript-eslint/no-explicit-any',
    because: 'unexpectedAny',
  },
  {
    what: 'a type imported as a value',
    file: 'apps/payments/src/planted.ts',
    text: "import { Currency } from '@hanout/money';\n\nexport type Planted = Currency;\n",
    rule: '@typescript-eslint/consistent-type-imports',
    because: 'typeOverValue',
  },
  {
    what: 'a floating promise',
    file: 'libs/money/src/currency.ts',
    text: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
    needsTypes: true,
    rule: '@typescript-eslint/no-floating-promises',
    because: 'floatingVoid',
  },
];

const RIGHT: Plant[] = [
  { what: 'domain → domain', file: 'libs/identifiers/src/planted.ts', text: imports('@hanout/errors') },
  {
    what: 'contract → class-validator',
    file: 'libs/contracts/src/planted.ts',
    text: imports('class-validator'),
  },
  { what: 'platform → contract', file: 'libs/messaging/src/planted.ts', text: imports('@hanout/contracts') },
  {
    what: 'adapter → kit',
    file: 'libs/networks/sandbox/src/planted.ts',
    text: imports('@hanout/network-kit'),
  },
  {
    what: 'networks → adapter',
    file: 'apps/networks/src/planted.ts',
    text: imports('@hanout/network-sandbox'),
  },
  { what: 'app → platform', file: 'apps/payments/src/planted.ts', text: imports('@hanout/database') },
  { what: 'app → typeorm', file: 'apps/payments/src/planted.ts', text: imports('typeorm') },
  { what: 'tool → platform', file: 'tools/planted.ts', text: imports('@hanout/service-kit') },
  { what: 'spec → testing', file: 'apps/payments/src/planted.int-spec.ts', text: imports('@hanout/testing') },
  {
    what: 'test folder → testing',
    file: 'apps/payments/src/testing/planted.ts',
    text: imports('@hanout/testing'),
  },
  {
    what: 'the door of the browser tests to the texts of an app',
    file: 'apps/e2e/src/browser/wallet-words.ts',
    text: imports('../../../wallet/src/send/send.texts'),
  },
  {
    what: 'a cycle of types alone',
    file: 'libs/money/src/currency.ts',
    text: "import type { Money } from './money';\n\nexport type Planted = Money;\n",
  },
  {
    what: 'process.env in config.ts',
    file: 'apps/payments/src/config.ts',
    text: 'export const planted = process.env.HOME;\n',
  },
  {
    what: 'an injected class, which decorators need at run time',
    file: 'apps/payments/src/planted.ts',
    text: [
      "import { Injectable } from '@nestjs/common';",
      "import { DataSource } from 'typeorm';",
      '',
      '@Injectable()',
      'export class Planted {',
      '  constructor(readonly source: DataSource) {}',
      '}',
      '',
    ].join('\n'),
  },
  {
    what: 'a promise that is waited for',
    file: 'libs/money/src/currency.ts',
    text: 'export async function planted(work: () => Promise<void>): Promise<void> {\n  await work();\n}\n',
    needsTypes: true,
  },
];

describe('the borders', () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  const found = new Map<Plant, Finding[]>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hanout-borders-'));
    environment = {
      ...process.env,
      NX_WORKSPACE_DATA_DIRECTORY: folder,
      NX_DAEMON: 'false',
      // Without this the parser reads files from disk on CI, and would not see what is planted.
      TSESTREE_SINGLE_RUN: 'false',
    };
    const plants: Plant[] = [...WRONG, ...RIGHT];
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
      cwd: root,
      env: environment,
      input: JSON.stringify(plants),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (status !== 0) throw new Error(`Linting the planted texts failed:\n${stdout}${stderr}`);
    const answers = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Finding[][];
    plants.forEach((plant, place) => found.set(plant, answers[place] ?? []));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(WRONG)('reject $what', (plant) => {
    expect(found.get(plant)).toContainEqual(
      expect.objectContaining({ rule: plant.rule, messageId: plant.because }),
    );
  });

  it.each(RIGHT)('let pass $what', (plant) => {
    expect(found.get(plant)).toEqual([]);
  });

  it('fail, and do not pass, when there is no project graph to judge by', () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
    const { status, stderr } = spawnSync(process.execPath, [eslint, 'libs/money/src/index.ts'], {
      cwd: root,
      env: { ...environment, NX_WORKSPACE_DATA_DIRECTORY: empty },
      encoding: 'utf8',
    });
    expect(stderr).toContain('There is no project graph yet');
    expect(status).not.toBe(0);
  });
});
