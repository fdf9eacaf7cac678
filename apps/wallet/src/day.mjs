import { call, session } from './api.mjs';
import { amount, element, facts, isolated, onceAtATime, page } from './page.mjs';
import { payOnce } from './pay-once.mjs';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });
const TIME = new Intl.DateTimeFormat('fr-MA', {
  timeZone: 'Africa/Casablanca',
  hour: '2-digit',
  minute: '2-digit',
});

/** The list of the day, as the ledger has it; a merchant may give a payment back from here. */
export function mountDay({ onMoved, onSignedOut }) {
  let statement;

  async function read() {
    const today = DAY.format(new Date());
    const chosen = element('day-date').value || today;
    element('day-date').value = chosen;
    element('day-date').max = today;
    const answer = await call('GET', `/statements/${chosen === today ? 'today' : chosen}`, {
      language: page.language,
    });
    if (answer.status === 401) return onSignedOut();
    if (answer.status !== 200) return page.problem(answer.body);
    statement = answer.body;
    show();
  }

  function show() {
    if (!statement) return;
    const { words } = page;
    facts(element('day-totals'), [
      [words.opening, amount(statement.opening)],
      [words.moneyIn, amount(statement.moneyIn)],
      [words.moneyOut, amount(statement.moneyOut)],
      [words.fees, amount(statement.fees)],
      [words.closing, amount(statement.closing)],
      [words.operations, isolated(String(statement.operations))],
    ]);
    element('day-lines').replaceChildren(...statement.lines.toReversed().map(row));
    element('day-empty').hidden = statement.lines.length > 0;
  }

  function row(line) {
    const { words } = page;
    const what = document.createElement('span');
    what.append(words.kinds[line.kind] ?? line.kind);
    if (line.reference) {
      const reference = document.createElement('small');
      reference.append(isolated(line.reference));
      what.append(reference);
    }
    const isCredit = line.direction === 'credit';
    const moved = amount(line.amount, isCredit ? '+' : '−');
    if (isCredit) moved.className = 'credit';
    return tableRow([
      isolated(TIME.format(new Date(line.at))),
      what,
      moved,
      amount(line.balanceAfter),
      refundButton(line),
    ]);
  }

  function refundButton(line) {
    const isSale =
      session.read()?.as === 'merchant' && line.kind === 'merchant_payment' && line.direction === 'credit';
    if (!isSale || !line.paymentId) return '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = page.words.refund;
    button.addEventListener(
      'click',
      onceAtATime(() => refund(line)),
    );
    return button;
  }

  async function refund({ paymentId }) {
    if (!confirm(page.words.refundAsk)) return;
    const attempt = payOnce({
      storage: localStorage,
      name: `hanout.refund.${paymentId}`,
      newKey: () => crypto.randomUUID(),
      send: ({ key }) =>
        call('POST', `/payments/${paymentId}/refunds`, {
          body: {},
          headers: { 'idempotency-key': key },
          language: page.language,
        }),
    });
    attempt.begin({});
    const { outcome, problem } = await attempt.ask();
    if (outcome === 'signed-out') return onSignedOut();
    if (outcome === 'refused') return page.problem(problem);
    // Unknown: the key is kept under this payment, so that pressing again asks for the same refund.
    page.notice(outcome === 'paid' ? page.words.refunded : page.words.notPaidYet, outcome !== 'paid');
    await onMoved();
  }

  element('day-date').addEventListener('change', onceAtATime(read));
  element('refresh').addEventListener('click', onceAtATime(onMoved));
  return { read, show };
}

function tableRow(cells) {
  const row = document.createElement('tr');
  row.append(
    ...cells.map((content, column) => {
      const cell = document.createElement('td');
      if (column === 2 || column === 3) cell.className = 'number';
      cell.append(content);
      return cell;
    }),
  );
  return row;
}
