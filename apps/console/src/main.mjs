import { showDeliveries, showPositions, showProof, showRegistrations } from './oversight.mjs';
import { call, element, page, Refused, session } from './page.mjs';
import { mountRoster } from './roster.mjs';

/** Runs a piece of the page; what goes wrong is said, and an ended session leads back to the door. */
const guarded =
  (work, { keepsNotice = false } = {}) =>
  async (event) => {
    event?.preventDefault();
    if (!session.read() && work !== signIn) return;
    try {
      if (!keepsNotice) page.notice();
      await work();
    } catch (error) {
      if (error instanceof Refused && error.status === 401 && work !== signIn) leave();
      page.notice(sentenceFor(error));
    }
  };

function sentenceFor(error) {
  if (!(error instanceof Refused)) return page.words.noNetwork;
  return error.status === 403 ? page.words.notYours : error.message;
}

const roster = mountRoster({ guarded });

/** Each part on its own: what one role may not see, or one service does not answer, leaves the others as they are. */
async function readAll() {
  const parts = [showProof, showPositions, showRegistrations, showDeliveries].map((part) =>
    guarded(part, { keepsNotice: true }),
  );
  await Promise.all([roster.read, ...parts].map((read) => read()));
}

async function signIn() {
  const [username, password] = [element('username').value, element('password').value];
  const signedIn = await call('POST', '/auth/tokens', { grant: 'staff', username, password });
  session.keep({ ...signedIn, username });
  page.notice();
  element('sign-in').reset();
  show();
  await readAll();
}

function leave() {
  session.end();
  roster.stop();
  show();
}

function show() {
  const signedIn = session.read();
  element('sign-in').hidden = Boolean(signedIn);
  element('panels').hidden = !signedIn;
  element('sign-out').hidden = !signedIn;
  element('who').textContent = signedIn?.username ?? '';
  roster.show();
}

element('sign-in').addEventListener('submit', guarded(signIn));
element('sign-out').addEventListener('click', leave);
element('prove').addEventListener('click', guarded(showProof));
element('settlement-day').addEventListener('change', guarded(showPositions));
element('language').addEventListener('click', () => {
  page.speak(page.language === 'fr' ? 'en' : 'fr');
  show();
  if (session.read()) void readAll();
});

page.speak();
show();
if (session.read()) void readAll();
