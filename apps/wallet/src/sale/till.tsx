import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { totalOf } from '../keypad/calculator';
import { Keypad } from '../keypad/keypad';
import { useLanguage, useTexts } from '../language/language';
import { Icon } from '../parts/icon';
import { newId } from '@hanout/identifiers';
import { readySignal } from './paid-signal';
import { saleTexts } from './sale.texts';

/** An amount, then its code: one tap after the last digit. */
export function Till() {
  const t = useTexts(saleTexts);
  const { language } = useLanguage();
  const [written, setWritten] = useState('');
  const [, go] = useLocation();
  const total = totalOf(written);
  const change = useCallback((value: string) => setWritten(value), []);

  function showCode() {
    readySignal(language);
    go(`/sale/${newId()}/${total}`);
  }

  return (
    <>
      <Keypad value={written} onChange={change} />
      <button type="button" disabled={total === 0n} onClick={showCode}>
        <Icon name="sale" />
        {t.showCode}
      </button>
    </>
  );
}
