import type { CaseDetail } from '@casedoor/contracts';
import {
  ActionIcon,
  Anchor,
  CopyButton,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconArrowLeft, IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router-dom';
import { isProblem } from '../../../api/problem-message.ts';
import { type Member, useMember } from '../../../api/session.ts';
import { ProblemError } from '../../../api/request.ts';
import { formatDate } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { AddNote } from './add-note.tsx';
import { CaseDetails } from './case-details.tsx';
import { CaseParticipants } from './case-participants.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { useCase } from './queries.ts';
import { StatusBadge } from './status-badge.tsx';

/**
 * Page of one case. The API's answer says what the reader may
 * do in it. `arrival` renders the registration that opened it.
 */
export function CasePage({ arrival }: { arrival: (caseId: string) => ReactNode }) {
  const { t } = useTranslation('cases');
  const { caseId = '' } = useParams();
  const member = useMember();
  const record = useCase(caseId);
  // What most clients may do is on their own page; here are the changes that a case role may allow.
  const isForTeam =
    member.role !== 'client' || record.data?.rights.change || record.data?.rights.manageParticipants;
  if (record.data && !isForTeam) return <Navigate to={paths.ownCase(caseId)} replace />;

  return (
    <>
      <Anchor
        component={Link}
        to={member.role === 'client' ? paths.ownCases : paths.cases}
        size="sm"
        mb="md"
        style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}
      >
        <IconArrowLeft size={16} aria-hidden />
        {member.role === 'client' ? t('one.backMine') : t('one.back')}
      </Anchor>
      {record.data ? (
        <>
          <Case record={record.data} member={member} />
          {member.manages && arrival(record.data.id)}
        </>
      ) : record.isPending ? (
        <PageSkeleton />
      ) : isMissing(record.error) ? (
        <PageHeading title={t('one.missingTitle')} text={t('one.missing')} />
      ) : (
        <ErrorPanel error={record.error} retry={record.refetch} retrying={record.isFetching} />
      )}
    </>
  );
}

// An id that is invalid matches no case either.
function isMissing(error: unknown): boolean {
  return (
    isProblem(error, 'case_not_found') || (error instanceof ProblemError && error.problem.status === 400)
  );
}

function Case({ record, member }: { record: CaseDetail; member: Member }) {
  const { t } = useTranslation('cases');
  const { rights } = record;
  return (
    <>
      <PageHeading
        title={record.title}
        aside={<StatusBadge status={record.status} />}
        text={
          <>
            {record.type && <>{record.type} · </>}
            {t('one.opened', { date: formatDate(record.openedAt) })}
            {record.signupLink && (
              <>
                {' '}
                {t('one.through')}{' '}
                {member.manages ? (
                  <Anchor
                    component={Link}
                    to={paths.signupLink(record.signupLink.id)}
                    inherit
                    underline="always"
                  >
                    {record.signupLink.title}
                  </Anchor>
                ) : (
                  record.signupLink.title
                )}
              </>
            )}
          </>
        }
        action={<Reference value={record.reference} />}
      />
      {record.hold && (
        <HoldPanel key={record.id} record={record} hold={record.hold} decides={member.manages} />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="lg">
          {rights.change && <CaseDetails key={record.id} record={record} />}
          <CaseParticipants record={record} editable={rights.manageParticipants} />
        </Stack>
        <Paper withBorder p="lg" style={{ alignSelf: 'start' }}>
          {rights.change && <AddNote key={record.id} caseId={record.id} />}
          <CaseTimeline timeline={record.timeline} />
        </Paper>
      </SimpleGrid>
    </>
  );
}

function Reference({ value }: { value: string }) {
  const { t } = useTranslation('cases');
  return (
    <Group gap={4} wrap="nowrap">
      <Text ff="monospace" fz="lg" fw={600}>
        {value}
      </Text>
      <CopyButton value={value} timeout={2500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('one.copied') : t('one.copyReference', { reference: value })} withArrow>
            <ActionIcon
              variant={copied ? 'filled' : 'subtle'}
              size="lg"
              aria-label={copied ? t('one.copied') : t('one.copyReference', { reference: value })}
              onClick={copy}
            >
              {copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
