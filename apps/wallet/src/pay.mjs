import { call, session } from './api.mjs';
import { minorOf, plus } from './money.mjs';
import { amount, element, facts, isolated, onceAtATime, page } from './page.mjs';
import { payOnce } from './pay-once.mjs';

const ASK_AGAIN_MS = 4_000;

/** Paying a merchant: the price first, then the confirmation, then a clear answer or an honest "not paid yet". */
export function mountPay({ onPaid, onSignedOut }) {
  let quoted;
  let timer;

  // An open attempt belongs to the wallet that made it, whoever signs in on this device next.
  const payment = () =>
    payOnce({
      storage: localStorage,
      name: `hanout.payment.${session.read().walletId}`,
      newKey: () => crypto.randomUUID(),
      send: ({ key, body }) =>
        call('POST', '/payments', { body, headers: { 'idempotency-key': key }, language: page.language }),
    });

  function show() {
    clearTimeout(timer);
    const open = payment().kept();
    element('pay-form').hidden = Boolean(open) || Boolean(quoted);
    element('quote').hidden = Boolean(open) || !quoted;
    element('attempt').hidden = !open;
    if (open) {
      const { merchantCode, amount: asked } = open.body;
      element('attempt-text').replaceChildren(
        amount(asked),
        ' → ',
        isolated(merchantCode),
        '. ',
        page.words.notPaidYet,
      );
    } else if (quoted) showQuote(quoted);
  }

  function showQuote({ merchant, amount: price, payerFee }) {
    const { words, language } = page;
    const name = language === 'ar' ? merchant.tradeNameAr : merchant.tradeNameFr;
    facts(element('quote-facts'), [
      [words.to, isolated(`${name}, ${merchant.commune}`)],
      [words.merchantCode, isolated(merchant.code)],
      [words.amount, amount(price)],
      [words.yourFee, amount(payerFee)],
      [words.total, amount({ minor: plus(price.minor, payerFee.minor) })],
    ]);
  }

  async function quote() {
    const minor = minorOf(element('amount').value);
    if (minor === undefined) return page.notice(page.words.badAmount, true);
    const merchantCode = element('merchant-code').value.trim().toUpperCase();
    const body = { merchantCode, amount: { minor, currency: 'MAD' } };
    const answer = await call('POST', '/quotes', { body, language: page.language });
    if (answer.status === 401) return onSignedOut();
    if (answer.status !== 200) return page.problem(answer.body);
    page.notice();
    quoted = answer.body;
    show();
    element('confirm').focus();
  }

  async function confirm() {
    const { merchant, amount: price } = quoted;
    payment().begin({ merchantCode: merchant.code, amount: price });
    quoted = undefined;
    await ask();
  }

  async function ask() {
    clearTimeout(timer);
    const { outcome, payment: paid, problem } = await payment().ask();
    show();
    if (outcome === 'signed-out') return onSignedOut();
    if (outcome === 'refused') return page.problem(problem);
    if (outcome === 'unknown') {
      page.notice();
      timer = setTimeout(asking, ASK_AGAIN_MS);
      return;
    }
    page.notice(`${page.words.paid} ${page.words.reference}: \u2068${paid.reference}\u2069`);
    element('pay-form').reset();
    await onPaid();
  }

  const asking = onceAtATime(() => (session.read() && payment().kept() ? ask() : undefined));

  element('pay-form').addEventListener('submit', onceAtATime(quote));
  element('confirm').addEventListener('click', onceAtATime(confirm));
  element('ask-again').addEventListener('click', asking);
  element('cancel').addEventListener('click', () => {
    quoted = undefined;
    show();
  });
  return {
    show,
    /** Goes on with what was open when the page was closed. */
    resume: () => {
      show();
      if (payment().kept()) timer = setTimeout(asking, 0);
    },
    leave: () => {
      clearTimeout(timer);
      quoted = undefined;
    },
  };
}
