import type { NetworkNames } from './names';

/** What to write where, until it is written. */
export function readmeOf({ kebab }: NetworkNames): string {
  return `# network-${kebab}

The adapter to ${kebab}; \`fake\` is the same wire from the other side. **It still speaks the words of ../sandbox.** Replace them from the top of this list down, and this list by the wire as a table, as ../sandbox/README.md has it.

| file | what to write |
| --- | --- |
| \`fake/face.ts\` | the network's own side, by its documents and not by the adapter: how it checks a request, what it answers, what it brings to our door, well-formed answers of another shape. \`answersLater: true\` where a payment is only taken at first. Pure: it asks the system it is given, and remembers nothing |
| \`src/config.ts\` | its settings, out of the few that every network has |
| \`src/client.ts\` | the wire only: signature or token, limits, which statuses speak of what was asked. Nothing is repeated, nothing throws |
| \`src/amounts.ts\` | our money in their spelling, exactly, both ways |
| \`src/status.ts\` | their words → ours, each with the page of their documents that says so. Only what says for good that nothing moved is \`declined\`; a word for "I have had this id before" is not, and a word that is not here is \`unknown\` |
| \`src/payouts.ts\` | \`send\`, and \`query\` and \`reverse\` where it has them; \`perCall\` in \`src/index.ts\` |
| \`src/registrations.ts\` | opening of accounts; without it, delete the file and its lines in \`src/index.ts\` |
| \`src/notices.ts\` | who sent it, over the very bytes and before anything is parsed; then what it says |
| \`src/report.ts\` | its own statement of a day: how it is fetched, who made it, its lines; without it, delete the file and its lines in \`src/index.ts\` |
| \`src/*.spec.ts\` | each word and each amount; \`src/${kebab}.int-spec.ts\` is the shared suite |

\`\`\`
npx jest -c libs/networks/${kebab}/jest.config.js
\`\`\`

## What an operator must align with the network's contract

To be written: addresses and keys, the words for a clear no, for how long an id is remembered, clocks, where notices go.
`;
}
