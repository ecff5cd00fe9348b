import type { SignupLink } from '@casedoor/contracts';
import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { fieldErrors } from '../../../api/problem-message.ts';
import { paths } from '../../paths.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import { useReplaceSignupLink, useRevokeSignupLink } from './queries.ts';

/** Replaces a link's URL, or revokes the link; shows the consequences first. */
export function EndLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null);
  const close = () => setAsking(null);
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
      {asking === 'replace' && <ReplaceDialog link={link} onClose={close} />}
      {asking === 'revoke' && <RevokeDialog link={link} onClose={close} />}
    </Stack>
  );
}

interface DialogProps {
  link: SignupLink;
  onClose: () => void;
}

const graces = [0, 1, 7, 30, 90] as const;

function ReplaceDialog({ link, onClose }: DialogProps) {
  useFocusBack();
  const { t } = useTranslation('signup-links');
  const navigate = useNavigate();
  const replace = useReplaceSignupLink();
  const [graceDays, setGraceDays] = useState<number>(0);
  const [reason, setReason] = useState('');
  // This dialog has no field for the new link's settings: show their errors here.
  const refusals = Object.values(fieldErrors(replace.error));

  function confirm() {
    replace.mutate(
      { link, graceDays, reason },
      {
        onSuccess: (successor) => {
          // Closed before the page changes: nothing in the dialog is unsaved any more.
          flushSync(onClose);
          showToast(t('page.replaced'));
          void navigate(paths.signupLink(successor.id));
        },
      },
    );
  }

  return (
    <ConfirmDialog
      opened
      unsaved={reason !== ''}
      onClose={onClose}
      title={t('page.replaceTitle')}
      confirmLabel={t('page.replace')}
      danger
      confirming={replace.isPending}
      error={refusals.length > 0 ? null : replace.error}
      onConfirm={confirm}
    >
      <Text>{t('page.replaceConsequences')}</Text>
      <NativeSelect
        label={t('page.grace')}
        description={t(`page.graceText.${graceDays === 0 ? 'none' : 'days'}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={String(graceDays)}
        data={graces.map((days) => ({
          value: String(days),
          label: days === 0 ? t('page.graceChoice.none') : t('page.graceChoice.days', { count: days }),
        }))}
        onChange={(event) => setGraceDays(Number(event.currentTarget.value))}
      />
      <ReasonField reason={reason} onReason={setReason} />
      {refusals.length > 0 && (
        <Text role="alert" c="var(--colour-bad)" size="sm">
          {refusals.join(' ')} {t('page.replaceRefused')}
        </Text>
      )}
    </ConfirmDialog>
  );
}

function RevokeDialog({ link, onClose }: DialogProps) {
  useFocusBack();
  const { t } = useTranslation('signup-links');
  const revoke = useRevokeSignupLink();
  const [reason, setReason] = useState('');

  function confirm() {
    revoke.mutate(
      { link, reason },
      {
        onSuccess: () => {
          onClose();
          showToast(t('page.revoked'));
        },
      },
    );
  }

  return (
    <ConfirmDialog
      opened
      unsaved={reason !== ''}
      onClose={onClose}
      title={t('page.revokeTitle')}
      confirmLabel={t('page.revoke')}
      danger
      confirming={revoke.isPending}
      error={revoke.error}
      onConfirm={confirm}
    >
      <Text>{t('page.revokeConsequences')}</Text>
      {link.isDefault && <Text>{t('page.revokeDefault')}</Text>}
      <ReasonField reason={reason} onReason={setReason} />
    </ConfirmDialog>
  );
}

/** The reason for ending something, stored in the audit trail. */
export function ReasonField({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation('signup-links');
  return (
    <TextInput
      label={t('page.reason')}
      description={t('page.reasonText')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={200}
      autoComplete="off"
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  );
}
