export const LANGUAGES = ['ar', 'fr', 'zgh'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DIRECTION: Record<Language, 'rtl' | 'ltr'> = { ar: 'rtl', fr: 'ltr', zgh: 'ltr' };
