import { absencesMaxOf, isAbout, type Child, type Grant } from './grants';
import { reasonIn, reasonTexts } from './reason.texts';

const child = (grade: string): Child => ({ massar: 'G457753209', grade, months: [] });
const grant = { absenceRules: [{ grade: '1AP', absencesMaxPerMonth: 4 }] } as unknown as Grant;

it('a child’s ceiling is its grade’s, and none where there is no rule', () => {
  expect(absencesMaxOf(grant, child('1AP'))).toBe(4);
  expect(absencesMaxOf(grant, child('9ZZ'))).toBeUndefined();
});

it('a complaint belongs to the very month it is about', () => {
  const complaint = {
    complaintId: '1',
    rosterId: 'r',
    massar: 'm',
    month: '2021-03',
    reason: 'other',
    dueAt: '',
    isOverdue: false,
  };
  expect(isAbout(complaint, { rosterId: 'r', massar: 'm', month: '2021-03' })).toBe(true);
  expect(isAbout(complaint, { rosterId: 'r', massar: 'm', month: '2021-04' })).toBe(false);
  expect(isAbout(complaint, { rosterId: 'r', massar: 'm' })).toBe(false);
});

it.each(['ar', 'fr', 'zgh'] as const)(
  'a reason that is newer than the page is told in general (%s)',
  (language) => {
    const texts = reasonTexts[language];
    expect(reasonIn(texts, 'shared_phone')).toBe(texts.shared_phone);
    expect(reasonIn(texts, 'never_heard_of')).toBe(texts.other);
  },
);
