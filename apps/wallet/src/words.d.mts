interface Words {
  kinds: Record<string, string>;
}

export const WORDS: Record<'ar' | 'fr', Words>;
