/** What to try first, with `curl` alone: a family's phone gets a code, signs in and pays a shop. */
export function tryIt({ gateway, simulator }: { gateway: string; simulator: string }): string {
  const api = `${gateway}/api/v1`;
  const json = `-H 'content-type: application/json'`;
  return [
    'Try it, as a family of the sample (the code is on the phone):',
    `  curl -s ${api}/auth/codes ${json} -d '{"phone":"+212607031071"}'`,
    `  curl -s ${simulator}/sms/phones/+212607031071/messages`,
    `  curl -s ${api}/auth/tokens ${json} -d '{"grant":"code","phone":"+212607031071","code":"CODE"}'`,
    `  curl -s ${api}/wallet -H 'authorization: Bearer TOKEN'`,
    `  curl -s ${api}/payments -H 'authorization: Bearer TOKEN' ${json} -H 'idempotency-key: my-first' \\`,
    `    -d '{"merchantCode":"M00003","amount":{"minor":"3550","currency":"MAD"}}'`,
  ].join('\n');
}
