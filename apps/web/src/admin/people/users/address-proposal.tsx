import { fullName } from '@casedoor/contracts/person-name';
import type { AddressProposal as Proposal, User } from '@casedoor/contracts';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useAddressProposal, useProposeAddress, useWithdrawProposal } from './address-proposal-queries.ts';
import { mayChange } from './user-rights.ts';

/** Proposes a new address to an active user, and shows what became of the newest proposal. */
export function AddressProposal({ user }: { user: User }) {
  const member = useMember();
  if (user.status !== 'active' || !mayChange(member, user)) return null;
  return <NewestProposal user={user} />;
}

function NewestProposal({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const [opened, dialog] = useDisclosure(false);
  const newest = useAddressProposal(user.id);
  const withdraw = useWithdrawProposal(user.id);
  if (newest.isPending) return <PageSkeleton lines={1} />;
  if (!newest.data)
    return <ErrorPanel error={newest.error} retry={newest.refetch} retrying={newest.isFetching} />;
  const { proposal } = newest.data;

  return (
    <Stack gap="xs" mt="md" align="flex-start">
      {proposal && <ProposalState proposal={proposal} />}
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={dialog.open}>
          {t(proposal?.state === 'proposed' ? 'proposal.another' : 'proposal.open')}
        </Button>
        {proposal?.state === 'proposed' && (
          <Button
            variant="subtle"
            size="xs"
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(undefined, {
                onSuccess: () => showToast(t('proposal.withdrawnDone')),
                onError: (error) => showFault(problemMessage(error)),
              })
            }
          >
            {t('proposal.withdraw')}
          </Button>
        )}
      </Group>
      {opened && <ProposalDialog user={user} onClose={dialog.close} />}
    </Stack>
  );
}

function ProposalState({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('users');
  const { state, email, proposedBy, createdAt, expiresAt, endedAt } = proposal;
  return (
    <div role="status">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('proposal.made', { email, name: proposedBy, date: formatShortDate(createdAt) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`proposal.state.${state}`, { date: formatShortDate(endedAt ?? expiresAt) })}
      </Text>
    </div>
  );
}

function ProposalDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(['users', 'shell']);
  const name = fullName(user);
  const [fault, setFault] = useState<unknown>(null);
  const propose = useProposeAddress(user.id);
  const form = useForm({ defaultValues: { email: '' } });

  const submit = form.handleSubmit(async ({ email }) => {
    setFault(null);
    try {
      await propose.mutateAsync(email);
      onClose();
      showToast(t('proposal.done', { name, email: user.email }));
    } catch (error) {
      if (!showFieldErrors(form, error, ['email'])) setFault(error);
    }
  });

  return (
    <Dialog
      opened
      onClose={onClose}
      centered
      title={t('proposal.title', { name })}
      unsaved={form.formState.isDirty}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }}>{t('proposal.text', { email: user.email })}</Text>
          <TextInput
            type="email"
            label={t('proposal.email')}
            autoComplete="off"
            data-autofocus
            error={form.formState.errors.email?.message}
            {...form.register('email', {
              validate: (email) => email.trim() !== '' || t('dialog.required'),
            })}
          />
          <ErrorLine error={fault} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:action.cancel')}
            </Button>
            <Button type="submit" loading={propose.isPending}>
              {t('proposal.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
