/**
 * Lints texts as if they were files of the tree, so that wrong code can be tried without writing any.
 * In: `[{ file, text, needsTypes?, retag? }]` as JSON on stdin; out: for each the list of `{ rule, messageId, message }`, on the last line.
 * The project graph is made anew in NX_WORKSPACE_DATA_DIRECTORY, which the caller sets to a folder of its own.
 * A process of its own, because Jest cannot load ESLint's configuration, which is an ES module.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { createProjectGraphAsync } from 'nx/src/devkit-exports.js';
import tseslint from 'typescript-eslint';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const graphFile = join(process.env.NX_WORKSPACE_DATA_DIRECTORY, 'project-graph.json');

/** `retag` gives projects other tags in the graph the rule reads: borders of projects that are still to come. */
function writeGraph(graph, retag = {}) {
  const copy = structuredClone(graph);
  for (const [project, tags] of Object.entries(retag)) copy.nodes[project].data.tags = tags;
  writeFileSync(graphFile, JSON.stringify(copy));
}

async function main() {
  await createProjectGraphAsync({ exitOnError: true });
  const graph = JSON.parse(readFileSync(graphFile, 'utf8'));
  const typed = new ESLint({ cwd: root });
  // The parser only knows types of files that are on disk; most rules need none, and then any name will do.
  const untyped = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });
  const findings = [];
  for (const { file, text, needsTypes, retag } of JSON.parse(readFileSync(0, 'utf8'))) {
    writeGraph(graph, retag);
    const [result] = await (needsTypes ? typed : untyped).lintText(text, { filePath: join(root, file) });
    findings.push(
      result.messages.map(({ ruleId, messageId, message }) => ({ rule: ruleId, messageId, message })),
    );
  }
  console.log(`\n${JSON.stringify(findings)}`);
}

await main();
