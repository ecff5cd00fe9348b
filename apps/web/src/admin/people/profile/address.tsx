import type { OwnAddress } from '@casedoor/contracts';
import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../../i18n/format.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { AddressDialog } from './address-dialog.tsx';
import { useOwnAddress } from './address-queries.ts';
import { PendingAddress } from './pending-address.tsx';

/** The person's own address: change it, prove the new mailbox, and answer what an organization proposes. */
export function Address({ email }: { email: string }) {
  const { t } = useTranslation('profile');
  const own = useOwnAddress();
  // The address that the dialog begins with; null while it is closed.
  const [asked, setAsked] = useState<string | null>(null);

  return (
    <Paper component="section" aria-labelledby="profile-address" withBorder p="lg">
      <Title order={2} size="h3" id="profile-address" mb="md">
        {t('address.title')}
      </Title>
      <Stack gap="md">
        <div>
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
          <Text size="sm" c="dimmed">
            {t('address.hint')}
          </Text>
        </div>
        {own.isPending && <PageSkeleton lines={1} />}
        {own.error && !own.data && (
          <ErrorPanel error={own.error} retry={own.refetch} retrying={own.isFetching} />
        )}
        {own.data && <Proposals proposals={own.data.proposals} onAccept={setAsked} />}
        {own.data?.pending && <PendingAddress key={own.data.pending.email} pending={own.data.pending} />}
        {own.data && (
          <div>
            <Button variant="default" styles={wraps} onClick={() => setAsked('')}>
              {t(own.data.pending ? 'address.changeAgain' : 'address.change')}
            </Button>
          </div>
        )}
      </Stack>
      {asked !== null && <AddressDialog present={email} proposed={asked} onClose={() => setAsked(null)} />}
    </Paper>
  );
}

// A phone is narrower than these words.
const wraps = {
  root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 'var(--space-2)' },
  label: { whiteSpace: 'normal' },
} as const;

interface ProposalsProps {
  proposals: OwnAddress['proposals'];
  onAccept: (email: string) => void;
}

function Proposals({ proposals, onAccept }: ProposalsProps) {
  const { t } = useTranslation('profile');
  return proposals.map(({ id, email, organizationName, expiresAt }) => (
    <Alert
      key={id}
      variant="outline"
      title={t('address.proposal', { organization: organizationName })}
      styles={{ title: { overflowWrap: 'anywhere' } }}
    >
      <Stack gap="xs" align="flex-start">
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        <Text size="sm">{t('address.proposalText', { date: formatShortDate(expiresAt) })}</Text>
        <Button styles={wraps} onClick={() => onAccept(email)}>
          {t('address.proposalAccept')}
        </Button>
      </Stack>
    </Alert>
  ));
}
