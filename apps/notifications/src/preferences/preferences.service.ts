import { reachOf } from '@hanout/access';
import type {
  ChangePreferencesV1,
  Language,
  MessageCategory,
  PreferencesV1,
  ReadPreferencesV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CATEGORIES, CATEGORY_NAMES, OFF_BY_DEFAULT } from '../templates/categories';
import { PREFERENCE_ERRORS } from './preferences.errors';

interface PreferencesRow {
  language: Language | null;
  categoriesOff: MessageCategory[] | null;
}

const canSwitchOff = (category: MessageCategory): boolean => CATEGORIES[category].choice !== 'always';

/** Which messages a person wants, and in which language. Today there is one channel. */
@Injectable()
export class PreferencesService {
  constructor(private readonly dataSource: DataSource) {}

  async read({ caller }: ReadPreferencesV1): Promise<PreferencesV1> {
    reachOf(caller, 'notifications.read-preferences');
    if (caller.kind !== 'person') throw PLATFORM_ERRORS.error('platform.forbidden');
    return this.preferencesOf(caller.id);
  }

  async change({ caller, body }: ChangePreferencesV1): Promise<PreferencesV1> {
    reachOf(caller, 'notifications.change-preferences');
    if (caller.kind !== 'person') throw PLATFORM_ERRORS.error('platform.forbidden');
    const { language, channels = ['sms'], categoriesOff = OFF_BY_DEFAULT } = body;
    const fixed = categoriesOff.find((category) => !canSwitchOff(category));
    if (fixed) {
      throw PREFERENCE_ERRORS.error('notifications.always_on', {
        field: 'body.categoriesOff',
        params: { category: fixed },
      });
    }
    if (channels.length === 0)
      throw PREFERENCE_ERRORS.error('notifications.no_channel', { field: 'body.channels' });
    await this.dataSource.query(
      `insert into preferences (person_id, language, channels, categories_off) values ($1, $2, $3, $4)
       on conflict (person_id) do update
         set language = excluded.language, channels = excluded.channels, categories_off = excluded.categories_off,
             changed_at = now()`,
      [caller.id, language ?? null, channels, categoriesOff],
    );
    return this.preferencesOf(caller.id);
  }

  private async preferencesOf(personId: string): Promise<PreferencesV1> {
    const [row]: PreferencesRow[] = await this.dataSource.query(
      `select coalesce(p.language, c.language) as language, p.categories_off as "categoriesOff"
         from (select $1::uuid as person_id) one
         left join preferences p using (person_id) left join contacts c on c.person_id = one.person_id`,
      [personId],
    );
    const off = row?.categoriesOff ?? OFF_BY_DEFAULT;
    return {
      ...(row?.language && { language: row.language }),
      channels: ['sms'],
      categories: CATEGORY_NAMES.map((category) => ({
        category,
        isOn: !off.includes(category),
        canSwitchOff: canSwitchOff(category),
      })),
    };
  }
}
