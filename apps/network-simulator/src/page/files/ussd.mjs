import { call, element, tell } from './page.mjs';

const EVERY_MS = 2_000;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** What is open on the phone: the aggregator's session and everything typed in it. */
let session;

const phoneNumber = () => element('number').value.trim();

function show({ status, text }) {
  const isOpen = status === 200 && text.startsWith('CON ');
  const shown = text.replace(/^(CON|END) /, '');
  element('screen').textContent = shown;
  element('size').textContent = `${shown.length} characters · ${isOpen ? 'waits for an answer' : 'over'}`;
  element('typed').disabled = !isOpen;
  element('typed').value = '';
  if (isOpen) element('typed').focus();
  else if (session) session.isOver = true;
}

async function ask() {
  show(
    await call('POST', '/aggregator/dials', {
      sessionId: session.id,
      phone: session.phone,
      text: session.inputs.join('*'),
    }),
  );
}

async function showMessages() {
  if (!element('number').checkValidity() || phoneNumber() === '') return;
  const messages = await call('GET', `/sms/phones/${encodeURIComponent(phoneNumber())}/messages`);
  element('messages').replaceChildren(
    ...messages.map(({ text, at }) => {
      const line = document.createElement('li');
      const time = document.createElement('time');
      time.textContent = at.slice(11, 19);
      const words = document.createElement('span');
      words.dir = 'auto';
      words.textContent = text;
      line.append(time, words);
      return line;
    }),
  );
}

function onSubmit(id, send) {
  element(id).addEventListener('submit', (event) => {
    event.preventDefault();
    void tell(send);
  });
}

function onClick(id, work) {
  element(id).addEventListener('click', () => tell(work));
}

onSubmit('dial', async () => {
  session = { id: crypto.randomUUID(), phone: phoneNumber(), inputs: [] };
  await ask();
});
onSubmit('reply', async () => {
  if (!session || session.isOver) return;
  session.inputs.push(element('typed').value);
  await ask();
});
onSubmit('sms', async () => {
  const field = element('sms').elements.text;
  await call('POST', '/aggregator/messages', {
    id: crypto.randomUUID(),
    phone: phoneNumber(),
    text: field.value,
  });
  field.value = '';
  await showMessages();
});
onClick('hang-up', async () => {
  session = undefined;
  element('screen').textContent = '';
  element('size').textContent = '';
  element('typed').disabled = true;
});
onClick('again', async () => {
  if (session) await ask();
});

element('keys').append(
  ...KEYS.map((key) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => {
      if (!element('typed').disabled) element('typed').value += key;
    });
    return button;
  }),
);
element('typed').disabled = true;
setInterval(() => tell(showMessages), EVERY_MS);
