import { useEffect, useState } from 'react';
import { dayOf, writeDay } from '@hanout/i18n';
import { ask } from '../api/client';
import { useRead } from '../api/use-read';
import { ownDeviceId } from '../device/device-key';
import { useLanguage, useTexts } from '../language/language';
import { ProblemNotice } from '../parts/problem-notice';
import { Reading } from '../parts/reading';
import { Say } from '../parts/say';
import { useWork } from '../parts/use-work';
import { useOwnSession } from '../session/session';
import { settingsTexts } from './settings.texts';

interface Device {
  readonly deviceId: string;
  readonly name: string;
  readonly registeredAt: string;
}

/** What signs for me; one that was lost is taken off here. */
export function Devices() {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { walletId } = useOwnSession();
  const devices = useRead<{ readonly devices: readonly Device[] }>('/me/devices');
  const { isBusy, problem, run } = useWork();
  const [ownId, setOwnId] = useState<string>();
  useEffect(() => {
    if (walletId !== undefined) void ownDeviceId(walletId).then(setOwnId);
  }, [walletId]);

  async function remove({ deviceId }: Device) {
    await ask('POST', `/me/devices/${deviceId}/removal`);
    devices.reload();
  }

  return (
    <section>
      <h2>{t.devices}</h2>
      {problem && <ProblemNotice problem={problem} />}
      <Reading of={devices}>
        {({ devices: items }) => (
          <>
            {items.length === 0 && <p className="soft">{t.noDevices}</p>}
            <ul className="operations">
              {items.map((device) => (
                <li key={device.deviceId}>
                  <span>
                    <bdi>{device.name}</bdi>
                    <small>
                      {device.deviceId === ownId && `${t.thisOne} · `}
                      <Say text={t.since} day={writeDay(language, dayOf(new Date(device.registeredAt)))} />
                    </small>
                  </span>
                  <button
                    type="button"
                    className="quiet small"
                    disabled={isBusy}
                    onClick={() => void run(() => remove(device))}
                  >
                    {t.remove}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Reading>
    </section>
  );
}
