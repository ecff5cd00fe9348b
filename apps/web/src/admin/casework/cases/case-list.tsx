import type { CaseSummary, MemberRole } from '@casedoor/contracts';
import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatShortDate } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { nameOf } from './queries.ts';
import { StatusBadge } from './status-badge.tsx';

interface CaseListProps {
  readonly cases: readonly CaseSummary[];
  /** The team also sees the participants and the sign-up link that opened the case. */
  readonly viewer: MemberRole;
}

/** The cases as a table, or as cards on narrow screens. */
export function CaseList({ cases, viewer }: CaseListProps) {
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return narrow ? <CaseCards cases={cases} viewer={viewer} /> : <CaseTable cases={cases} viewer={viewer} />;
}

function CaseTable({ cases, viewer }: CaseListProps) {
  const { t } = useTranslation('cases');
  const forStaff = viewer !== 'client';
  return (
    <Table.ScrollContainer minWidth={forStaff ? 760 : 480}>
      <Table verticalSpacing="sm" highlightOnHover aria-label={t('listLabel')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('columns.reference')}</Table.Th>
            <Table.Th scope="col">{t('columns.title')}</Table.Th>
            <Table.Th scope="col">{t('columns.status')}</Table.Th>
            {forStaff && <Table.Th scope="col">{t('columns.participants')}</Table.Th>}
            <Table.Th scope="col">{t('columns.openedAt')}</Table.Th>
            {forStaff && <Table.Th scope="col">{t('columns.signupLink')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td>
                <Reference value={record.reference} />
              </Table.Td>
              <Table.Td miw={180}>
                <CaseLink record={record} />
              </Table.Td>
              <Table.Td>
                <StatusBadge status={record.status} conflict={record.onConflictHold} />
              </Table.Td>
              {forStaff && (
                <Table.Td>
                  <Participants record={record} />
                </Table.Td>
              )}
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatShortDate(record.openedAt)}</Table.Td>
              {forStaff && (
                <Table.Td>
                  <Origin record={record} viewer={viewer} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CaseCards({ cases, viewer }: CaseListProps) {
  const { t } = useTranslation('cases');
  const forStaff = viewer !== 'client';
  return (
    <Stack component="ul" gap="sm" p={0} m={0} aria-label={t('listLabel')} style={{ listStyle: 'none' }}>
      {cases.map((record) => (
        <Paper component="li" key={record.id} withBorder p="md">
          <Group justify="space-between" gap="xs" mb={4}>
            <Reference value={record.reference} />
            <StatusBadge status={record.status} conflict={record.onConflictHold} />
          </Group>
          <CaseLink record={record} />
          {forStaff && <Participants record={record} />}
          <Text size="sm" c="dimmed" mt="xs">
            {t('one.opened', { date: formatShortDate(record.openedAt) })}
            {forStaff && record.signupLink && (
              <>
                {' '}
                {t('one.through')} <Origin record={record} viewer={viewer} />
              </>
            )}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function Reference({ value }: { value: string }) {
  return (
    <Text ff="monospace" size="sm" style={{ whiteSpace: 'nowrap' }}>
      {value}
    </Text>
  );
}

function CaseLink({ record }: { record: CaseSummary }) {
  return (
    <>
      <Anchor component={Link} to={paths.caseRecord(record.id)} fw={600} style={{ overflowWrap: 'anywhere' }}>
        {record.title}
      </Anchor>
      {record.type && (
        <Text size="sm" c="dimmed">
          {record.type}
        </Text>
      )}
    </>
  );
}

function Participants({ record }: { record: CaseSummary }) {
  const { t } = useTranslation('cases');
  const names = record.participants.map(nameOf);
  if (names.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('nobody')}
      </Text>
    );
  }
  const shown = names.slice(0, 2).join(', ');
  const more = names.length - 2;
  return <Text size="sm">{more > 0 ? t('participantsMore', { shown, count: more }) : shown}</Text>;
}

function Origin({ record, viewer }: { record: CaseSummary; viewer: MemberRole }) {
  const { t } = useTranslation('cases');
  if (!record.signupLink) {
    return (
      <Text size="sm" c="dimmed" span>
        {t('openedDirectly')}
      </Text>
    );
  }
  // Staff may not open the link's page.
  if (viewer === 'staff') {
    return (
      <Text size="sm" span>
        {record.signupLink.title}
      </Text>
    );
  }
  return (
    <Anchor component={Link} to={paths.signupLink(record.signupLink.id)} size="sm" underline="always">
      {record.signupLink.title}
    </Anchor>
  );
}
