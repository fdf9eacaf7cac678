import { useTexts } from '../../language/language';
import { Screen } from '../../parts/screen';
import { Waiting } from '../../parts/waiting';
import { homeTexts } from './home.texts';
import { OperationList } from './operation-list';
import { useOperations } from './use-operations';

const KEPT = 200;

/** The last two hundred, also without a network. */
export default function OperationsScreen() {
  const t = useTexts(homeTexts);
  const operations = useOperations(KEPT);
  return (
    <Screen title={t.last} back="/">
      {operations === undefined ? <Waiting /> : <OperationList operations={operations} />}
      {operations?.length === 0 && <p className="soft">{t.none}</p>}
    </Screen>
  );
}
