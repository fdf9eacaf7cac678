import { bars } from './bars.mjs';
import { count, money, share } from './numbers.mjs';
import { call, element, page, table } from './page.mjs';

const FOLLOW_MS = 2_000;
const FINDINGS = 200;
const IN_MOTION = ['uploading', 'evaluating', 'disbursing'];

/** One tranche: what its files came to, and how far its payment is. */
export function mountRoster({ guarded }) {
  let timer;
  let roster;
  let findings = [];

  const rosterId = () => location.hash.slice(1);

  async function read() {
    clearTimeout(timer);
    if (!/^[0-9a-f-]{36}$/i.test(rosterId())) return;
    element('roster-id').value = rosterId();
    const isNew = roster?.rosterId !== rosterId() || !roster?.totals;
    roster = await call('GET', `/programmes/rosters/${rosterId()}`);
    show();
    if (isNew && roster.totals) await readFindings(true);
    if (IN_MOTION.includes(roster.state)) timer = setTimeout(reading, FOLLOW_MS);
  }

  async function readFindings(fromTheStart) {
    if (fromTheStart) findings = [];
    const after = findings.at(-1)?.cursor;
    const query = new URLSearchParams({ limit: FINDINGS, ...(after && { after }) });
    const { items } = await call('GET', `/programmes/rosters/${rosterId()}/findings?${query}`);
    findings.push(...items);
    element('more-findings').hidden = items.length < FINDINGS;
    showFindings();
  }

  function show() {
    if (!roster) return;
    const { words } = page;
    const { state, programme, ruleSet, approvedBy, progress, problem, totals } = roster;
    const steps = progress ? ` · ${progress.step} ${count(progress.done)} / ${count(progress.total)}` : '';
    const wrong = problem
      ? ` · ${problem.file}${problem.row ? `:${problem.row}` : ''} ${problem.column ?? ''} ${problem.expected} / ${problem.found}`
      : '';
    element('roster-state').textContent =
      `${programme} · ${ruleSet} · ${words.states[state]} · ${words.approvedBy}: ${approvedBy.length}${steps}${wrong}`;
    element('roster').hidden = !totals;
    if (!totals) return;
    showFigures(totals);
    showProgress();
    showGroups('by-province', totals.by_province);
    showGroups('by-network', totals.by_network);
    table(element('outcome'), [], outcomeRows(totals));
    showFindings();
  }

  function showFigures({ payable_minor, households, wallet, voucher }) {
    const { words } = page;
    const figures = [
      [words.payable, `${money(payable_minor)} MAD`],
      [words.households, count(households)],
      [words.byWallet, count(wallet.households), `${money(wallet.minor)} MAD`],
      [words.byVoucher, count(voucher.households), `${money(voucher.minor)} MAD`],
    ];
    element('figures').replaceChildren(
      ...figures.map(([label, value, more]) => {
        const figure = document.createElement('div');
        figure.className = 'figure';
        const [strong, small] = [document.createElement('b'), document.createElement('span')];
        strong.textContent = value;
        small.textContent = more ? `${label} · ${more}` : label;
        figure.append(strong, small);
        return figure;
      }),
    );
  }

  function showProgress() {
    const { words } = page;
    const paid = roster.disbursement;
    if (!paid) return element('progress').replaceChildren();
    const of = (done, all) => `${count(done)} / ${count(all)}`;
    bars(element('progress'), [
      {
        label: words.walletsPaid,
        share: share(paid.walletsPaid, paid.walletLines),
        value: of(paid.walletsPaid, paid.walletLines),
      },
      {
        label: words.vouchersIssued,
        share: share(paid.vouchersIssued, paid.voucherLines),
        value: of(paid.vouchersIssued, paid.voucherLines),
        isSecond: true,
      },
    ]);
    const amounts = document.createElement('p');
    amounts.className = 'soft';
    amounts.textContent =
      `${words.walletsPaid}: ${money(paid.walletsPaidMinor)} MAD · ` +
      `${words.vouchersIssued}: ${money(paid.vouchersIssuedMinor)} MAD · ${words.returned}: ${count(paid.returned)}`;
    element('progress').append(amounts);
  }

  function showFindings() {
    const { words } = page;
    table(
      element('findings'),
      [words.file, { number: words.line }, words.subject, words.what, words.reason],
      findings.map(({ file, row, subject, outcome, reason }) => ({
        cells: [file, { number: count(row) }, subject, outcome, words.outcomes[reason] ?? reason],
      })),
    );
  }

  const reading = guarded(read, { keepsNotice: true });
  element('roster-form').addEventListener('submit', (event) => {
    event.preventDefault();
    location.hash = element('roster-id').value.trim();
  });
  addEventListener('hashchange', reading);
  element('more-findings').addEventListener(
    'click',
    guarded(() => readFindings(false)),
  );
  return { read: reading, show, stop: () => clearTimeout(timer) };
}

function showGroups(place, groups) {
  const named = Object.entries(groups ?? {}).sort(([, one], [, other]) => other.minor - one.minor);
  const largest = Math.max(...named.map(([, { minor }]) => minor), 1);
  bars(
    element(place),
    named.map(([label, { minor }]) => ({ label, share: share(minor, largest), value: money(minor) })),
  );
}

/** Every count of the totals, those in groups below the name of their group. */
function outcomeRows(totals) {
  const { outcomes } = page.words;
  const shown = Object.entries(totals).filter(([name]) => name in outcomes);
  return shown.flatMap(([name, value]) =>
    typeof value === 'object'
      ? [
          { cells: [outcomes[name], ''] },
          ...Object.entries(value).map(([part, number]) => ({
            part: true,
            cells: [outcomes[part] ?? part, { number: count(number) }],
          })),
        ]
      : [{ cells: [outcomes[name], { number: count(value) }] }],
  );
}
