import { call, session } from './api.mjs';
import { mountDay } from './day.mjs';
import { amount, element, onceAtATime, page } from './page.mjs';
import { mountPay } from './pay.mjs';

let wallet;

const onSignedOut = () => {
  session.end();
  pay.leave();
  show();
};
const pay = mountPay({ onPaid: refresh, onSignedOut });
const day = mountDay({ onMoved: refresh, onSignedOut });

async function refresh() {
  const answer = await call('GET', '/wallet', { language: page.language });
  if (answer.status === 401) return onSignedOut();
  if (answer.status !== 200) return page.problem(answer.body);
  wallet = answer.body;
  show();
  await day.read();
}

function show() {
  const signedIn = session.read();
  element('sign-in').hidden = Boolean(signedIn);
  element('sign-out').hidden = !signedIn;
  element('wallet').hidden = !signedIn;
  element('day').hidden = !signedIn;
  element('pay').hidden = signedIn?.as !== 'customer';
  if (!signedIn) {
    element('phone-form').hidden = false;
    element('code-form').hidden = true;
    return;
  }
  if (signedIn.as === 'customer') pay.show();
  if (!wallet) return;
  const { words } = page;
  element('balance').replaceChildren(amount(wallet.balance));
  const facts = [words[wallet.kind], wallet.network, `${words.tier} ${wallet.tier}`, wallet.merchantCode];
  element('wallet-facts').textContent = facts.filter(Boolean).join(' · ');
}

async function requestCode() {
  const answer = await call('POST', '/auth/codes', {
    body: { phone: element('phone').value },
    language: page.language,
  });
  if (answer.status >= 400) return page.problem(answer.body);
  page.notice(page.words.codeSent);
  element('phone-form').hidden = true;
  element('code-form').hidden = false;
  element('code').focus();
}

async function signIn() {
  const as = new FormData(element('phone-form')).get('as');
  const body = { grant: 'code', phone: element('phone').value, code: element('code').value.trim(), as };
  const answer = await call('POST', '/auth/tokens', { body, language: page.language });
  if (answer.status !== 200) return page.problem(answer.body);
  session.keep({ ...answer.body, as });
  element('code-form').reset();
  page.notice();
  show();
  await refresh();
  if (as === 'customer') pay.resume();
}

element('language').addEventListener('click', () => {
  page.speak(page.language === 'ar' ? 'fr' : 'ar');
  show();
  day.show();
});
element('sign-out').addEventListener('click', () => {
  wallet = undefined;
  page.notice();
  onSignedOut();
});
element('phone-form').addEventListener('submit', onceAtATime(requestCode));
element('code-form').addEventListener('submit', onceAtATime(signIn));

page.speak();
show();
if (session.read()) {
  void onceAtATime(refresh)();
  if (session.read().as === 'customer') pay.resume();
}
