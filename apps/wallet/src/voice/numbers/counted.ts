/** What is counted in an amount. */
export type Counted = 'dirham' | 'centime';
