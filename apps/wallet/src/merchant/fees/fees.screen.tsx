import { DIRHAM } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useLanguage, useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Facts } from '../../parts/facts';
import { Reading } from '../../parts/reading';
import { Say } from '../../parts/say';
import { Screen } from '../../parts/screen';
import { KindName } from '../../statement/kind-name';
import { feesTexts } from './fees.texts';
import type { FeeProduct, Fees, FeeStep } from './fees';
import { writeFraction, writeRate } from './fraction';
import './fees.css';

/** What the month cost, and what the next payment costs: by the bands of the prices in force. */
export function FeesScreen() {
  const t = useTexts(feesTexts);
  const fees = useRead<Fees>('/wallet/fees');
  return (
    <Screen title={t.title} back="/">
      <Reading of={fees}>
        {({ products }) =>
          products.length === 0 ? (
            <p>{t.nothing}</p>
          ) : (
            products.map((product) => <Product key={product.product} of={product} />)
          )
        }
      </Reading>
    </Screen>
  );
}

function Product({ of: { product, paid, nextStep, schedules } }: { readonly of: FeeProduct }) {
  const t = useTexts(feesTexts);
  const inForce = schedules.find(({ isInForce }) => isInForce);
  return (
    <section className="card">
      <h2>
        <KindName of={product} />
      </h2>
      <h3>{t.month}</h3>
      <Facts
        of={[
          [t.received, <Amount key="volume" of={paid.volume} />],
          [t.cost, <Amount key="posted" of={paid.posted} />],
          [t.later, <Later key="accrued" of={paid.accrued} />],
        ]}
      />
      {inForce && <h3>{t.steps}</h3>}
      <ol className="steps">
        {inForce?.steps.map((step, place) => (
          <Step key={step.minMinor} of={step} isNext={place === nextStep} />
        ))}
      </ol>
    </section>
  );
}

/** Below the centime there is more: it is taken as one sum in the evening. */
function Later({ of }: { readonly of: string }) {
  const { language } = useLanguage();
  return (
    <bdi>
      <bdi dir="ltr">{writeFraction(of)}</bdi> {DIRHAM[language]}
    </bdi>
  );
}

function Step({ of: step, isNext }: { readonly of: FeeStep; readonly isNext: boolean }) {
  const t = useTexts(feesTexts);
  const { minMinor, maxMinor, example } = step;
  return (
    <li className={isNext ? 'step step-next' : 'step'}>
      <strong>
        <Say
          text={t.range}
          from={<Amount of={{ minor: minMinor }} />}
          to={<Amount of={{ minor: maxMinor }} />}
        />
      </strong>
      <span>
        <Price of={step} />
      </span>
      <span>
        <Say text={t.example} amount={<Amount of={example.amount} />} fee={writeFraction(example.fee)} />
      </span>
      {isNext && <em>{t.next}</em>}
    </li>
  );
}

/** `5,00 DH plus 0,60 %, 20,00 DH au plus`. */
function Price({ of: { fixedMinor, bps, floorMinor, capMinor } }: { readonly of: FeeStep }) {
  const t = useTexts(feesTexts);
  if (fixedMinor === '0' && bps === 0) return t.free;
  return (
    <>
      {fixedMinor !== '0' && <Amount of={{ minor: fixedMinor }} />}
      {fixedMinor !== '0' && bps > 0 && ` ${t.plus} `}
      {bps > 0 && <bdi dir="ltr">{writeRate(bps)}</bdi>}
      {floorMinor !== undefined && <Bound text={t.atLeast} minor={floorMinor} />}
      {capMinor !== undefined && <Bound text={t.atMost} minor={capMinor} />}
    </>
  );
}

type BoundText = (typeof feesTexts)['fr']['atLeast' | 'atMost'];

function Bound({ text, minor }: { readonly text: BoundText; readonly minor: string }) {
  return (
    <>
      {' · '}
      <Say text={text} amount={<Amount of={{ minor }} />} />
    </>
  );
}
