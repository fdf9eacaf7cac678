/** The touch test: a new network is a folder, a name and a line, and it works before anything is written. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { workspaceRoot } from '../platform/workspace';
import { LIST_FILE, NAMES_FILE, withName } from './lists';
import { makeNetwork } from './make-network';
import { namesOf } from './names';

const NAME = 'souk-cash-2';
const root = workspaceRoot();
const copy = mkdtempSync(join(tmpdir(), 'hanout-new-network-'));
const PARTS = ['libs', 'tools', 'package.json', 'nx.json', '.prettierrc.json', '.prettierignore'];
const SETTINGS = ['jest.config.js', 'jest.preset.js', 'tsconfig.base.json', 'tsconfig.json'];
const MADE = new Set(['node_modules', 'dist']);

beforeAll(() => {
  for (const part of [...PARTS, ...SETTINGS])
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !MADE.has(basename(path)),
    });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function node(args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 26 });
}
function generate(name: string) {
  return node(['-r', './tools/workspace/run-typescript.js', 'tools/new-network/main.ts', name]);
}
const inCopy = (file: string): string => readFileSync(join(copy, file), 'utf8');

/** Every file of the copy, by a digest of what is in it. */
function tree(): Map<string, string> {
  const files = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1));
  return new Map(files.map((file) => [file, createHash('sha256').update(inCopy(file)).digest('hex')]));
}

it.each([
  [undefined, 'Which network?'],
  ['Souk', 'cannot be the name of a network'],
  ['souk_cash', 'cannot be the name of a network'],
  ['souk--cash', 'cannot be the name of a network'],
  ['2-souk', 'cannot be the name of a network'],
  ['../souk', 'cannot be the name of a network'],
  ['a'.repeat(33), 'cannot be the name of a network'],
  ['fake-souk', 'the other side of a network'],
  ['sandbox', 'is taken: libs/networks/sandbox'],
  ['kit', 'is taken: libs/networks/kit'],
  ['m2t', 'is taken'],
])('refuses %j, says why and touches nothing', (name, why) => {
  const before = tree();
  expect(() => makeNetwork(copy, name)).toThrow(why);
  expect(tree()).toEqual(before);
});

describe('a new network', () => {
  const folder = `libs/networks/${NAME}`;
  let before: Map<string, string>;
  let after: Map<string, string>;
  let told: string;

  beforeAll(() => {
    before = tree();
    const { status, stdout, stderr } = generate(NAME);
    expect([status, stderr]).toEqual([0, '']);
    [told, after] = [stdout, tree()];
  });

  it('is its folder, its name and its line: nothing else is touched, nothing is missing', () => {
    const touched = [...after].filter(([file, digest]) => before.get(file) !== digest).map(([file]) => file);
    const elsewhere = touched.filter((file) => !file.startsWith(`${folder}/`));
    expect(elsewhere.sort()).toEqual([NAMES_FILE, LIST_FILE]);
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
    const filesOf = (network: string) =>
      [...after.keys()]
        .filter((file) => file.startsWith(`libs/networks/${network}/`))
        .map((file) => file.replaceAll(network, '*'))
        .sort();
    expect(filesOf(NAME)).toEqual(filesOf('sandbox'));
  });

  it('speaks of itself, and says what was made and what is to be done', () => {
    const code = [...after.keys()].filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('.md'));
    for (const file of code) expect([file, /sandbox/i.test(inCopy(file))]).toEqual([file, false]);
    expect(inCopy(`${folder}/README.md`)).toContain('**It still speaks the words of ../sandbox.**');
    for (const named of [folder, NAMES_FILE, LIST_FILE, 'docker-compose.yml']) expect(told).toContain(named);
  });

  it('comes last, so that those before it keep their ports', () => {
    const namesIn = (text: string) => /NETWORKS = \[([^\]]*)\]/.exec(text)?.[1]?.match(/[a-z0-9-]+/g);
    const old = namesIn(readFileSync(join(root, NAMES_FILE), 'utf8'))!;
    expect(namesIn(inCopy(NAMES_FILE))).toEqual([...old, NAME]);
    expect(namesIn(withName(inCopy(NAMES_FILE), namesOf('third')))).toEqual([...old, NAME, 'third']);
  });

  it('passes the shared suite against its own side of the wire, and the test of the list', () => {
    const jest = [
      'node_modules/jest/bin/jest.js',
      '--runInBand',
      '--json',
      '--projects',
      folder,
      'libs/networks/list',
    ];
    const { stdout } = node(jest);
    const results = JSON.parse(stdout) as {
      success: boolean;
      testResults: { name: string; assertionResults: { status: string; title: string }[] }[];
    };
    expect(results.success).toBe(true);
    const titles = results.testResults.flatMap((one) => one.assertionResults.map(({ title }) => title));
    expect(titles).toEqual(
      expect.arrayContaining([
        'registers 500 accounts whole and answers for each, in order',
        'pays as many as a call may take, and answers for each, in order',
        'is forged when another signed it, or nobody',
      ]),
    );
    expect(results.testResults.map(({ name }) => name.slice(copy.length + 1)).sort()).toEqual([
      'libs/networks/list/src/list.spec.ts',
      `${folder}/src/${NAME}.int-spec.ts`,
      `${folder}/src/status.spec.ts`,
    ]);
  });

  it('is taken from then on, and the script says so', () => {
    expect(generate(NAME)).toMatchObject({ status: 1, stderr: expect.stringContaining('is taken') });
  });
});
