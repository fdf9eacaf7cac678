import data from './trades.json';

export interface Trade {
  mcc: string;
  fr: string;
  ar: string;
}

const TRADES: ReadonlyMap<string, Trade> = new Map(data.trades.map((trade) => [trade.mcc, trade]));

/** How a trade is called; undefined for the many categories of ISO 18245 that no corner shop has. */
export function tradeOf(mcc: string): Trade | undefined {
  return TRADES.get(mcc);
}
