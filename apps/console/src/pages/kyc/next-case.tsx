import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { useMay } from '../../session/may';
import { useTexts } from '../../texts/language';
import { Hotkey } from '../../ui/hotkey';
import { usePageKeys } from '../../ui/page-keys';
import { ProblemView } from '../../ui/problem-view';
import type { KycCase } from './case';
import { kycTexts } from './kyc.texts';

/** Takes the oldest case that waits, or the one that is in hand already, and opens it. */
export function NextCase() {
  const t = useTexts(kycTexts);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const mayReview = useMay()('identity.review-kyc-case');
  const claiming = useMutation({
    mutationFn: () => call<{ cases: readonly KycCase[] }>('POST', '/kyc/reviews/claims'),
    onSuccess: async ({ cases: [claimed] }) => {
      if (claimed) go(`/kyc/${claimed.caseId}`);
      await queries.invalidateQueries();
    },
  });
  const claim = () => claiming.mutate();
  usePageKeys(mayReview ? [{ key: 'n', says: t.claim, run: claim }] : []);
  if (!mayReview) return null;
  return (
    <Stack gap="xs" align="end">
      <Button loading={claiming.isPending} aria-keyshortcuts="n" onClick={claim}>
        {t.claim} <Hotkey of="n" />
      </Button>
      {claiming.data?.cases.length === 0 ? <span role="status">{t.none}</span> : null}
      {claiming.error ? <ProblemView error={claiming.error} /> : null}
    </Stack>
  );
}
