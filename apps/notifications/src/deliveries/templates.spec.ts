import { renderTemplate, TEMPLATES, type TemplateName } from './templates';

const LANGUAGES = ['ar', 'zgh', 'fr'] as const;
const LONGEST = { code: '123456', amount: '20000.00', reference: 'ABCDE-12345', date: '31/12/2031' };
/** GSM 03.38 basic set, as far as our texts use it. */
const GSM_7 = /^[@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\r\n]*$/;

describe('message templates', () => {
  const cases = (Object.keys(TEMPLATES) as TemplateName[]).flatMap((name) =>
    LANGUAGES.map((language) => ({ name, language })),
  );

  it.each(cases)('$name in $language fits one SMS with the longest values', ({ name, language }) => {
    const text = renderTemplate(name, language, LONGEST);
    expect(text).not.toMatch(/[{}]/);
    expect(text.length).toBeLessThanOrEqual(GSM_7.test(text) ? 160 : 70);
  });

  it('refuses to send a text with a hole', () => {
    expect(() => renderTemplate('one_time_code', 'fr', {})).toThrow('code');
  });
});
