import { fullName } from '@casedoor/contracts/person-name';
import type { RegistrationForDecision } from '@casedoor/contracts';
import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { isProblem } from '../../../api/problem-message.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { useRegistration } from './approval-queries.ts';
import { PendingPerson } from './pending-person.tsx';

interface Props {
  registrationId: string;
  actionsOf: (person: RegistrationForDecision) => { onApprove: () => void; onReject: () => void };
}

/** The registration that a mail links to: to be decided, or with its outcome. */
export function FocusedRegistration({ registrationId, actionsOf }: Props) {
  const { t } = useTranslation('approval');
  const [, setSearch] = useSearchParams();
  const { data: person, error, refetch, isFetching } = useRegistration(registrationId);
  const showAll = () => setSearch({ tab: 'waiting' }, { replace: true });

  if (!person) {
    if (!error) return <Skeleton height={120} />;
    return isProblem(error, 'registration_unknown') ? (
      <Alert role="status" variant="outline" color="gray" title={t('focus.unknown')}>
        <Button variant="default" mt="xs" onClick={showAll}>
          {t('focus.all')}
        </Button>
      </Alert>
    ) : (
      <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
    );
  }
  return (
    <Stack gap="sm" component="section" aria-label={t('focus.label')}>
      <Group justify="space-between">
        <Text fw={600}>{t('focus.label')}</Text>
        <Button variant="subtle" onClick={showAll}>
          {t('focus.all')}
        </Button>
      </Group>
      {person.state === 'pending_approval' ? (
        <PendingPerson person={person} {...actionsOf(person)} />
      ) : (
        <Decided person={person} />
      )}
    </Stack>
  );
}

function Decided({ person }: { person: RegistrationForDecision }) {
  const { t } = useTranslation('approval');
  const { state, membershipId, decidedBy, decidedAt, decisionReason } = person;
  const name = fullName(person) || person.email;
  const became = state === 'completed' || state === 'rejected' || state === 'withdrawn' ? state : 'expired';
  return (
    <Alert role="status" variant="outline" color="gray" title={t(`focus.${became}`, { name })}>
      {decidedBy && decidedAt && (
        <Text size="sm">{t('focus.by', { name: decidedBy, moment: formatDateTime(decidedAt) })}</Text>
      )}
      {decisionReason && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {decisionReason}
        </Text>
      )}
      {membershipId && (
        <Anchor component={Link} to={paths.user(membershipId)} size="sm">
          {t('focus.seeUser')}
        </Anchor>
      )}
    </Alert>
  );
}
