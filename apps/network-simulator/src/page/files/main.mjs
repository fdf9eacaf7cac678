import { call, element, tell } from './page.mjs';

const EVERY_MS = 2_000;
const DAY_MS = 86_400_000;

/** A cell is a text, a number of things (`{ number }`), or an element. */
function cell(content, name = 'td') {
  const made = document.createElement(name);
  if (content instanceof HTMLElement) made.append(content);
  else if (typeof content === 'object') {
    made.className = 'number';
    made.textContent = content.number;
  } else made.textContent = content;
  return made;
}

function fill(table, columns, rows) {
  const lineOf = (cells, name) => {
    const line = document.createElement('tr');
    line.append(...cells.map((content) => cell(content, name)));
    return line;
  };
  element(table).replaceChildren(
    lineOf(columns, 'th'),
    ...(rows.length > 0 ? rows : [['Nothing yet.']]).map((cells) => lineOf(cells)),
  );
}

function choose(id, names) {
  element(id).replaceChildren(...names.map((name) => new Option(name)));
}

/** 123456 centimes: 1,234.56. By digits: no amount is too large. */
function amountOf(centimes) {
  const digits = centimes.padStart(3, '0');
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}

const sumOf = (entries, kind, state) => {
  const found = entries[kind]?.[state];
  return { number: found ? `${found.count} · ${amountOf(found.amount)}` : '–' };
};

function showNetworks(networks) {
  const columns = [
    'Network',
    'Wire',
    'Accounts',
    'Paid',
    'Pending',
    'Declined',
    'Reversed',
    'Collected',
    'Duplicates',
    'Notices waiting',
    'told',
    'lost',
  ];
  fill(
    'networks',
    columns,
    networks.map(({ network, wire, address, accounts, entries, notices }) => [
      network,
      wire === 'http' ? wire : (address ?? `${wire}, not reached`),
      { number: accounts },
      sumOf(entries, 'payout', 'done'),
      sumOf(entries, 'payout', 'pending'),
      sumOf(entries, 'payout', 'declined'),
      sumOf(entries, 'payout', 'reversed'),
      sumOf(entries, 'collection', 'done'),
      { number: entries.duplicate?.declined?.count ?? 0 },
      { number: notices.waiting },
      { number: notices.told },
      { number: notices.lost },
    ]),
  );
}

function showFaults({ switches, taken }) {
  const offOf = ({ target, mode }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Off';
    button.addEventListener('click', () =>
      tell(async () => showFaults(await call('PUT', '/faults', { target, mode, share: 0 }))),
    );
    return button;
  };
  fill(
    'switches',
    ['Who', 'What', 'Of 10,000', 'Times left', ''],
    switches.map((one) => [one.target, one.mode, one.share ?? 'all', one.times ?? 'for ever', offOf(one)]),
  );
  fill(
    'taken',
    ['Who', 'What', 'Times'],
    Object.entries(taken).flatMap(([who, faults]) =>
      Object.entries(faults).map(([what, times]) => [who, what, { number: times }]),
    ),
  );
}

function showEntries({ last }) {
  fill(
    'entries',
    ['Line', 'At', 'What', 'State', 'Amount', 'Account', 'For', 'Number', 'Id', 'Why not'],
    last.map((entry) => [
      { number: entry.line },
      entry.at.replace('T', ' ').replace('Z', ''),
      entry.kind,
      entry.state,
      { number: amountOf(entry.amount) },
      entry.account,
      entry.payee ?? '',
      entry.ref,
      entry.id,
      entry.reason ?? '',
    ]),
  );
}

async function refresh() {
  const network = element('entries-network').value;
  const [networks, faults, books, clock] = await Promise.all([
    call('GET', '/networks'),
    call('GET', '/faults'),
    call('GET', `/networks/${network}/books`),
    call('GET', '/clock'),
  ]);
  showNetworks(networks);
  showFaults(faults);
  showEntries(books);
  element('clock').textContent = clock.now.replace('T', ' ').slice(0, 19);
}

/** What was filled in of a form; numbers as such. */
function contentOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, form.elements[name].type === 'number' ? Number(value) : value]),
  );
}

function onSubmit(id, send) {
  element(id).addEventListener('submit', (event) => {
    event.preventDefault();
    void tell(async () => {
      await send(contentOf(element(id)));
      await refresh();
    });
  });
}

onSubmit('collection', ({ network, ...collection }) =>
  call('POST', `/networks/${network}/collections`, collection),
);
onSubmit('fault', (fault) => call('PUT', '/faults', fault));
element('next-day').addEventListener('click', () =>
  tell(async () => {
    await call('POST', '/clock/advance', { ms: DAY_MS });
    await refresh();
  }),
);
element('entries-network').addEventListener('change', () => tell(refresh));

await tell(async () => {
  const names = (await call('GET', '/networks')).map(({ network }) => network);
  choose('collection-network', names);
  choose('entries-network', names);
  choose('fault-target', ['networks', 'sms', ...names]);
  choose('fault-mode', ['none', ...Object.keys(await call('GET', '/faults/table'))]);
  await refresh();
});
setInterval(() => tell(refresh), EVERY_MS);
