import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import './shell/frame.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { type DataRouter, RouterProvider } from 'react-router-dom';
import { onSaveStarted, queryClient } from '../api/query-client.ts';
import { Notices } from '../ui/notices.tsx';
import { hideToasts } from '../ui/toast.tsx';
import { colourSchemeManager, cssVariablesResolver, theme } from '../ui/theme.ts';

// What a notice says of an earlier save may be wrong once another one begins.
onSaveStarted(hideToasts);

/** The administrators' and clients' app: a router and its providers. */
export function App({ router, nonce }: { router: DataRouter; nonce: string }) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        getStyleNonce={() => nonce}
        colorSchemeManager={colourSchemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notices />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
