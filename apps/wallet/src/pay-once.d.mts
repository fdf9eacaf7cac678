export interface Attempt {
  key: string;
  body: object;
}

export interface Asked {
  outcome: 'paid' | 'refused' | 'unknown' | 'signed-out';
  payment?: { state: string; reference: string };
  problem?: { code: string };
}

export function payOnce(device: {
  storage: {
    getItem(name: string): string | null;
    setItem(name: string, value: string): void;
    removeItem(name: string): void;
  };
  name: string;
  newKey: () => string;
  send: (attempt: Attempt) => Promise<unknown>;
}): {
  kept(): Attempt | null;
  begin(body: object): Attempt;
  ask(): Promise<Asked>;
};
