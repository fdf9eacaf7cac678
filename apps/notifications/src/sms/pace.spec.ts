import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileProvider } from './file.provider';
import { Pace } from './pace';

describe('the pace towards a provider', () => {
  it('lets a second’s worth go and then as much as time brings, whatever is asked for', () => {
    let now = 0;
    const pace = new Pace(100, () => now);
    expect([pace.take(60), pace.take(60), pace.take(60)]).toEqual([60, 40, 0]);
    now = 250;
    expect(pace.take(60)).toBe(25);
    now = 60_000;
    expect([pace.take(1_000), pace.take(1)]).toEqual([100, 0]);
  });

  it('lets 46,000 go in the seconds the rate says', () => {
    let now = 0;
    const pace = new Pace(1_000, () => now);
    let sent = 0;
    for (; sent < 46_000; now += 200) sent += pace.take(Math.min(200, 46_000 - sent)) + pace.take(200);
    expect(now / 1_000).toBeGreaterThanOrEqual(44);
    expect(now / 1_000).toBeLessThanOrEqual(47);
  });

  it('stands still while the provider wants peace, and takes back what was not needed', () => {
    let now = 0;
    const pace = new Pace(10, () => now);
    expect(pace.take(10)).toBe(10);
    pace.giveBack(10);
    pace.pause(30);
    now = 29_999;
    expect(pace.take(10)).toBe(0);
    now = 30_000;
    expect(pace.take(10)).toBe(10);
  });
});

describe('the file provider', () => {
  it('writes a message once, also after it was started anew', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sms-'));
    const settings = { file: join(folder, 'sms.jsonl'), batchMax: 10 };
    const message = { messageId: '5a1c81d7-af20-4525-a829-5823c15bf03a', to: '+212600000001', text: 'a' };
    const first = new FileProvider(settings);
    await first.send([message]);
    await first.send([message]);
    const again = await new FileProvider(settings).send([message]);
    expect([...again.values()]).toEqual([{ outcome: 'accepted' }]);
    expect(readFileSync(settings.file, 'utf8')).toBe(JSON.stringify(message) + '\n');
    rmSync(folder, { recursive: true });
  });
});
