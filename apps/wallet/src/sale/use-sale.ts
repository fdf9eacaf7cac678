import { useEffect } from 'react';
import { useRead } from '../api/use-read';
import { onPayment } from '../events/payment-events';

/** Where no event comes through, the till asks; the screen is lit anyway. */
const ASK_EVERY_MS = 3_000;

export interface Sale {
  readonly qrCodeId: string;
  readonly amount: { readonly minor: string };
  /** `taken`: somebody is paying, and nothing has come yet. */
  readonly state: 'open' | 'taken' | 'paid' | 'expired';
  readonly expiresAt: string;
  readonly payment?: {
    readonly paymentId: string;
    readonly reference: string;
    readonly completedAt?: string;
  };
}

/** @param qrCodeId once its code is made */
export function useSale(qrCodeId: string | undefined): Sale | undefined {
  const { data: sale, reload } = useRead<Sale>(qrCodeId && `/qr-codes/${qrCodeId}`);
  const isOver = sale?.state === 'paid' || sale?.state === 'expired';

  useEffect(() => {
    if (qrCodeId === undefined || isOver) return;
    const stop = onPayment(reload);
    const timer = setInterval(reload, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', reload);
    return () => {
      stop();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', reload);
    };
  }, [qrCodeId, isOver, reload]);

  return sale;
}
