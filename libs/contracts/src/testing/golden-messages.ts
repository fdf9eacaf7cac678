import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '../index';
import type { Envelope } from '../envelope';
import { ownerOf, type Ask, type Fact, type MessageClass } from '../message';

const FIXTURES = join(__dirname, '../../fixtures');

export type Json = Record<string, unknown>;
export type AnyAsk = Ask<object, object>;
export type AnyFact = Fact<object>;

/** A message and where its golden JSON stands: `<folder>/<name>.<ask|evt>.v<n>.json`. */
export interface Golden<Message> {
  readonly message: Message;
  readonly folder: string;
  /** Of the file, where it is not that of the subject. */
  readonly name?: string;
}

/** One example of one class, as plain JSON. */
export interface Example {
  /** `post-transfers.ask.v1.json question` */
  readonly title: string;
  readonly of: MessageClass<object>;
  readonly plain: Json;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAsk(value: unknown): value is AnyAsk {
  return isRecord(value) && 'subject' in value && 'question' in value && 'answer' in value;
}

function isFact(value: unknown): value is AnyFact {
  return isRecord(value) && 'subject' in value && 'data' in value && 'readers' in value;
}

function inFolderOfOwner<Message extends { subject: string }>(message: Message): Golden<Message> {
  return { message, folder: ownerOf(message.subject) };
}

const exported: readonly unknown[] = Object.values(contracts);

/** What the services of the networks ask and say has a subject for each of them and one form: it is shown once. */
const ofNetworks = <Message>(messages: Record<string, Message>): Golden<Message>[] =>
  Object.values(messages).map((message) => ({ message, folder: 'networks' }));

export const goldenFacts: readonly Golden<AnyFact>[] = [
  ...exported.filter(isFact).map(inFolderOfOwner),
  // An envelope names its subject, so that one of the six stands for all.
  { message: contracts.payoutsEnded['cash-plus'], folder: 'networks' },
];

const sayers = [...new Set(goldenFacts.map(({ message }) => ownerOf(message.subject)))];

/** So have what every sayer and every audited service is asked. */
export const goldenAsks: readonly Golden<AnyAsk>[] = [
  ...exported.filter(isAsk).map(inFolderOfOwner),
  ...ofNetworks(contracts.readRegistrations),
  ...ofNetworks(contracts.takePayouts),
  ...ofNetworks(contracts.readPayouts),
  ...ofNetworks(contracts.replayNotice),
  ...Object.values(contracts.takeCollections).map((message) => ({
    ...inFolderOfOwner(message),
    name: 'take-collections',
  })),
  ...sayers.map((owner) => ({ message: contracts.confirmFacts(owner), folder: 'messaging' })),
  ...contracts.AUDITED_SERVICES.map((owner) => ({ message: contracts.readAudit(owner), folder: 'audit' })),
];

/** `ledger.ask.post-transfers.v1` in `ledger` → `ledger/post-transfers.ask.v1.json`. */
export function fixtureOf({ message: { subject }, folder, name }: Golden<{ subject: string }>): string {
  const [, kind, ownName, version] = subject.split('.');
  return `${folder}/${name ?? ownName}.${kind}.${version}.json`;
}

export function fixtureFiles(): string[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(FIXTURES.length + 1))
    .sort();
}

/** The fixture and its further cases: `sign-in.ask.v1.json`, `sign-in.ask.v1.staff.json`. */
export function casesOf(golden: Golden<{ subject: string }>): string[] {
  const stem = fixtureOf(golden).slice(0, -'.json'.length);
  return fixtureFiles().filter(
    (file) => file.startsWith(`${stem}.`) && /^(\.[a-z-]+)?\.json$/.test(file.slice(stem.length)),
  );
}

export function textOf(file: string): string {
  return readFileSync(join(FIXTURES, file), 'utf8');
}

export function askFixture(file: string): { question: Json; answer: Json } {
  return JSON.parse(textOf(file)) as { question: Json; answer: Json };
}

export function factFixture(file: string): Envelope<Json> {
  return JSON.parse(textOf(file)) as Envelope<Json>;
}

/** Every example of every class that crosses the bus by itself; those of shared fixtures once. */
export function examples(): Example[] {
  const all = [
    ...goldenAsks.flatMap((golden) =>
      casesOf(golden).flatMap((file) => [
        { title: `${file} question`, of: golden.message.question, plain: askFixture(file).question },
        { title: `${file} answer`, of: golden.message.answer, plain: askFixture(file).answer },
      ]),
    ),
    ...goldenFacts.flatMap((golden) =>
      casesOf(golden).map((file) => ({
        title: `${file} data`,
        of: golden.message.data,
        plain: factFixture(file).data,
      })),
    ),
  ];
  return [...new Map(all.map((example) => [example.title, example])).values()];
}
