import { webApp } from '../../tools/workspace/web-app.mts';

export default {
  ...webApp(import.meta.dirname),
  // Mantine writes `<style>` elements: the gateway puts a nonce here, another with every answer.
  html: { cspNonce: '__CSP_NONCE__' },
};
