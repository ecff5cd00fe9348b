import type { SignupLink } from '@casedoor/contracts';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { paths } from '../paths.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { useReplaceSignupLink, useRevokeSignupLink } from './queries.ts';

/** Replaces a link's address, or ends the link for good; says what follows before it is done. */
export function EndLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null);
  const replace = useReplaceSignupLink();
  const revoke = useRevokeSignupLink();
  const close = () => {
    setAsking(null);
    replace.reset();
    revoke.reset();
  };

  return (
    <Stack gap="sm" component="section">
      <Title order={3} fz="md">
        {t('page.end')}
      </Title>
      {link.url && (
        <div>
          <Text size="sm" c="dimmed" mb="xs">
            {t('page.replaceText')}
          </Text>
          <Button variant="default" onClick={() => setAsking('replace')}>
            {t('page.replace')}
          </Button>
        </div>
      )}
      <div>
        <Text size="sm" c="dimmed" mb="xs">
          {t('page.revokeText')}
        </Text>
        <Button variant="default" c="var(--colour-bad)" onClick={() => setAsking('revoke')}>
          {t('page.revoke')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking === 'replace'}
        onClose={close}
        title={t('page.replaceTitle')}
        confirmLabel={t('page.replace')}
        danger
        confirming={replace.isPending}
        error={replace.error}
        onConfirm={() =>
          replace.mutate(link, {
            onSuccess: (successor) => {
              setAsking(null);
              showToast(t('page.replaced'));
              void navigate(paths.signupLink(successor.id));
            },
          })
        }
      >
        {t('page.replaceConsequences')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'revoke'}
        onClose={close}
        title={t('page.revokeTitle')}
        confirmLabel={t('page.revoke')}
        danger
        confirming={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          revoke.mutate(link, {
            onSuccess: () => {
              setAsking(null);
              showToast(t('page.revoked'));
            },
          })
        }
      >
        <Text>{t('page.revokeConsequences')}</Text>
        {link.isDefault && <Text>{t('page.revokeDefault')}</Text>}
      </ConfirmDialog>
    </Stack>
  );
}
