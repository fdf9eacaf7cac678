import { commandOf } from './keywords';

it.each([
  ['SOLDE', 'balance'],
  [' solde ', 'balance'],
  ['Rassid svp', 'balance'],
  ['رَصِيد', 'balance'],
  ['الرصيد؟', 'balance'],
  ['ⴰⵎⵉⴹⴰⵏ', 'balance'],
  ['état', 'last'],
  ['حالة', 'last'],
  ['addad', 'last'],
  ['AIDE', 'help'],
  ['مساعدة', 'help'],
  ['', 'help'],
  ['8350', 'help'],
])('%j is %s', (text, command) => expect(commandOf(text)).toBe(command));
