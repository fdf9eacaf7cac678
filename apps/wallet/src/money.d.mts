export function minorOf(text: string): string | undefined;
export function shown(minor: string): string;
export function plus(one: string, other: string): string;
