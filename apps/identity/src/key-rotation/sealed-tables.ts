import {
  appointmentPlace,
  evidencePlace,
  personPlace,
  referencePlace,
  totpPlace,
} from '../personal-data/places';

/** A row's primary key, column by column, as text; bytes as hex. */
export type RowKey = readonly string[];

export interface SealedTable {
  readonly name: string;
  readonly key: readonly { column: string; type: 'uuid' | 'text' | 'bytea' }[];
  /** Rows in one transaction: few enough that whoever wants to write one hardly waits, and that they fit in memory. */
  readonly batch: number;
  /** Each sealed column, and the place its value was sealed for. */
  readonly columns: readonly { column: string; placeOf: (key: RowKey) => string }[];
}

const SMALL_ROWS = 200;

const byId = (column: string): SealedTable['key'] => [{ column, type: 'uuid' }];

/** Every table whose rows are sealed under the ring: a `key_id` and the columns it opens. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    name: 'people',
    batch: SMALL_ROWS,
    key: byId('person_id'),
    columns: (['cin', 'phone', 'name_ar', 'name_fr'] as const).map((column) => ({
      column: `${column}_sealed`,
      placeOf: ([personId]) => personPlace(column, personId!),
    })),
  },
  {
    name: 'person_references',
    batch: SMALL_ROWS,
    key: [
      { column: 'scheme', type: 'text' },
      { column: 'value_hash', type: 'bytea' },
    ],
    columns: [{ column: 'value_sealed', placeOf: ([scheme, hash]) => referencePlace(scheme!, hash!) }],
  },
  {
    name: 'appointments',
    batch: SMALL_ROWS,
    key: byId('appointment_id'),
    columns: (['phone', 'name'] as const).map((column) => ({
      column: `${column}_sealed`,
      placeOf: ([appointmentId]) => appointmentPlace(column, appointmentId!),
    })),
  },
  {
    name: 'staff_totp',
    batch: SMALL_ROWS,
    key: byId('staff_id'),
    columns: [{ column: 'secret_sealed', placeOf: ([staffId]) => totpPlace(staffId!) }],
  },
  {
    name: 'kyc_evidence',
    batch: 10,
    key: byId('evidence_id'),
    columns: [{ column: 'image_sealed', placeOf: ([evidenceId]) => evidencePlace(evidenceId!) }],
  },
];
