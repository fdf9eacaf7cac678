import { useState } from 'react';
import { createTheme, DirectionProvider, MantineProvider, Modal } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Refused } from './api/problem';
import { useSession } from './session/session';
import { Shell } from './shell/shell';
import { SignIn } from './shell/sign-in';
import { LanguageProvider } from './texts/language';

const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  // What keeps the page from scrolling below a dialog writes styles that our policy stops.
  components: { Modal: Modal.extend({ defaultProps: { lockScroll: false } }) },
  fontFamily: "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Tifinagh', sans-serif",
});

const RETRIES = 2;

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A refusal stays one; silence is asked again.
      queries: { retry: (failures, error) => !(error instanceof Refused) && failures < RETRIES },
    },
  });
}

/** The number the gateway wrote into this page for styles that come at run time; without one none may. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

export function App() {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <LanguageProvider>
          <Router hook={useHashLocation}>
            <Door />
          </Router>
        </LanguageProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** What one person has read is nobody else's to see: each has a memory of answers of his own. */
function Door() {
  const session = useSession();
  return <Room key={session?.staffId} isOpen={session !== null} />;
}

function Room({ isOpen }: { isOpen: boolean }) {
  const [queries] = useState(newQueries);
  return <QueryClientProvider client={queries}>{isOpen ? <Shell /> : <SignIn />}</QueryClientProvider>;
}
