import { useEffect, useState } from 'react';
import { useTexts } from '../language/language';
import { keptOperations, type Operation } from '../offline/operations';
import { useOwnSession } from '../session/session';
import { OperationsList } from './operations-list';
import { statementTexts } from './statement.texts';

/** What this phone keeps, for when nobody answers. */
export function LastSeen() {
  const t = useTexts(statementTexts);
  const { walletId } = useOwnSession();
  const [operations, setOperations] = useState<readonly Operation[]>([]);
  useEffect(() => {
    if (walletId !== undefined) keptOperations(walletId).then(setOperations, () => undefined);
  }, [walletId]);
  if (operations.length === 0) return null;
  return (
    <section>
      <h2>{t.lastSeen}</h2>
      <OperationsList of={operations} withDay />
    </section>
  );
}
