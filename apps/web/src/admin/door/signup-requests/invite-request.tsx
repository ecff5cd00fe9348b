import type { SignupLink, SignupRequest } from '@casedoor/contracts';
import { Alert, Anchor, Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useInviteRequest, useOpenLinks } from './request-queries.ts';
import { whatItDoes } from '../signup-links/link-summary.ts';

/** Answers a request with an invitation: asks for an open link, and shows the consequences. */
export function InviteRequest({ request, onClose }: { request: SignupRequest; onClose: () => void }) {
  const { t } = useTranslation('signup-requests');
  const links = useOpenLinks();
  return (
    <Dialog opened onClose={onClose} centered title={t('inviteTitle')}>
      {links.isPending && <Skeleton height={120} />}
      {!links.data && links.isError && (
        <ErrorPanel error={links.error} retry={links.refetch} retrying={links.isFetching} />
      )}
      {links.data?.length === 0 && (
        <Stack gap="md">
          <Alert variant="outline" color="yellow" title={t('noOpenLink')}>
            {t('noOpenLinkText')}
          </Alert>
          <Group justify="flex-end">
            <Anchor component={Link} to={paths.signupLinks} onClick={onClose}>
              {t('toLinks')}
            </Anchor>
          </Group>
        </Stack>
      )}
      {links.data && links.data.length > 0 && (
        <InviteForm request={request} links={links.data} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  request: SignupRequest;
  links: SignupLink[];
  onClose: () => void;
}

function InviteForm({ request, links, onClose }: InviteFormProps) {
  const { t } = useTranslation('signup-requests');
  const { t: ofLinks } = useTranslation('signup-links');
  const { t: shell } = useTranslation('shell');
  const { organization } = useMember();
  const invite = useInviteRequest();
  const usual = links.find(({ isDefault }) => isDefault) ?? (links.length === 1 ? links[0] : undefined);
  const [chosen, setChosen] = useState(usual?.id ?? '');
  const [missing, setMissing] = useState(false);
  const link = links.find(({ id }) => id === chosen);

  function submit() {
    if (!link) return setMissing(true);
    invite.mutate(
      { id: request.id, signupLinkId: link.id },
      {
        onSuccess: () => {
          showToast(t('invited', { who: request.email }));
          onClose();
        },
      },
    );
  }

  return (
    <Stack gap="md">
      <Text style={{ overflowWrap: 'anywhere' }}>{t('inviteText', { who: request.email })}</Text>
      <NativeSelect
        label={t('link')}
        value={link ? chosen : ''}
        error={missing ? t('linkMissing') : undefined}
        data={[
          ...(link ? [] : [{ value: '', label: t('linkChoose') }]),
          ...links.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(event) => {
          setMissing(false);
          setChosen(event.currentTarget.value);
        }}
      />
      {link && (
        <Text role="status" size="sm" c="dimmed">
          {whatItDoes(link, organization, ofLinks)}
        </Text>
      )}
      <ErrorLine error={invite.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {shell('action.cancel')}
        </Button>
        <Button onClick={submit} loading={invite.isPending}>
          {t('send')}
        </Button>
      </Group>
    </Stack>
  );
}
