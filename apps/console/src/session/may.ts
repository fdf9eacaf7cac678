import { mayDo, type Operation } from '@hanout/access';
import { useSession } from './session';

/** Whether a role of who sits here may; the same table as the services read. */
export function useMay(): (operation: Operation) => boolean {
  const session = useSession();
  return (operation) => session !== null && mayDo(session, operation);
}
