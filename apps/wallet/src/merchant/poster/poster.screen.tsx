import { defineMessages } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useTexts } from '../../language/language';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { QrPicture } from '../../sale/qr-picture';

const texts = defineMessages({
  title: { ar: 'رمز للتعليق', fr: 'Mon affiche', zgh: 'ⵜⴰⴼⵍⵡⵉⵜ ⵉⵏⵓ' },
  code: { ar: 'رمز الحانوت', fr: 'Code de la boutique', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ' },
  what: {
    ar: 'علقوه قرب الصندوق: يمسحه الزبون ويكتب المبلغ.',
    fr: 'À afficher près de la caisse : le client le scanne et écrit le montant.',
    zgh: 'ⴰⴳⵍ ⵜⵜ ⵜⴰⵎⴰ ⵏ ⵓⵙⵏⴷⵓⵇ: ⴰⴷ ⵜⵜ ⵉⵙⵎⵔ ⵓⵎⵙⵙⴰⵖ, ⵢⴰⵔⵓ ⴰⵜⵉⴳ.',
  },
  poster: { ar: 'ملصق A5 للطباعة', fr: 'Affiche A5 à imprimer', zgh: 'ⵜⴰⴼⵍⵡⵉⵜ A5 ⵉ ⵓⵙⵉⴳⴳⵣ' },
  card: { ar: 'بطاقة للطباعة', fr: 'Carte à imprimer', zgh: 'ⵜⴰⴽⴰⵕⴹⴰ ⵉ ⵓⵙⵉⴳⴳⵣ' },
});

/** The shop's printed code: on the screen, and as a page to hang up. */
export function PosterScreen() {
  const t = useTexts(texts);
  const code = useRead<{ readonly text: string; readonly merchantCode: string }>('/qr-codes', {});
  return (
    <Screen title={t.title} back="/">
      <Reading of={code}>
        {({ text, merchantCode }) => (
          <>
            <QrPicture text={text} label={t.code} />
            <p className="big centred">
              <bdi>{merchantCode}</bdi>
            </p>
            <p>{t.what}</p>
            <a className="button" href="/api/v1/qr-codes/printed?format=pdf&web=wallet" download>
              {t.poster}
            </a>
            <a className="button quiet" href="/api/v1/qr-codes/printed?format=svg&web=wallet" download>
              {t.card}
            </a>
          </>
        )}
      </Reading>
    </Screen>
  );
}
