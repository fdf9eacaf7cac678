import { Alert } from '@mantine/core';
import { useTexts } from '../../texts/language';
import { Id } from '../../ui/name';
import { peopleTexts } from './people.texts';

/** Half of a secret, for whoever proposes; the other half goes to whoever approves. It is shown once and kept nowhere. */
export function SecretPart({ of, onSeen }: { of: string | undefined; onSeen: () => void }) {
  const t = useTexts(peopleTexts);
  return of === undefined ? null : (
    <Alert color="yellow" title={t.secret} withCloseButton onClose={onSeen}>
      <Id of={of} isWhole />
    </Alert>
  );
}
