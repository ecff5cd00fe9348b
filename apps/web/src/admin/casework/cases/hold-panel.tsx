import type { CaseDetail, CaseHold } from '@casedoor/contracts';
import { Alert, Anchor, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { fieldErrors } from '../../../api/problem-message.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useDecideHold } from './queries.ts';

interface Props {
  record: CaseDetail;
  hold: CaseHold;
  /** Whether the member may decide about the hold. */
  decides: boolean;
}

/** The hold of a case, present or past: whom its person matches and by what, and the decision. */
export function HoldPanel({ record, hold, decides }: Props) {
  const { t } = useTranslation('cases');
  const stands = hold.clearedAt === null;
  return (
    <Alert
      component="section"
      role="region"
      aria-label={stands ? t('hold.title') : t('hold.titleCleared')}
      variant="outline"
      color={stands ? 'yellow' : 'gray'}
      icon={<IconAlertTriangle aria-hidden />}
      title={stands ? t('hold.title') : t('hold.titleCleared')}
      styles={{ title: { color: 'var(--colour-text)' } }}
      mb="lg"
    >
      <Stack gap="sm">
        {stands && <Text>{t('hold.text')}</Text>}
        <List spacing={4} aria-label={t('hold.matches')}>
          {hold.matches.map((match) => (
            <List.Item key={match.id} style={{ overflowWrap: 'anywhere' }}>
              <Match match={match} linksParty={decides} />
            </List.Item>
          ))}
        </List>
        {hold.decisions.map(({ at, decision, by, note }) => (
          <div key={at}>
            <Text size="sm" c="dimmed">
              {t(`hold.${decision}`, { by: by ?? '', date: formatDateTime(at) })}
            </Text>
            <Text style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{note}</Text>
          </div>
        ))}
        {stands && (decides ? <Decision caseId={record.id} /> : <Text>{t('hold.askManager')}</Text>)}
      </Stack>
    </Alert>
  );
}

function Match({ match, linksParty }: { match: CaseHold['matches'][number]; linksParty: boolean }) {
  const { t } = useTranslation('cases');
  const { kind, id, name, sharedFields, note, cases } = match;
  const to =
    kind === 'user' ? paths.user(id) : linksParty ? `${paths.parties}?q=${encodeURIComponent(name)}` : null;
  return (
    <>
      {to === null ? (
        <Text span fw={600}>
          {name}
        </Text>
      ) : (
        <Anchor component={Link} to={to} fw={600} underline="always">
          {name}
        </Anchor>
      )}{' '}
      {kind === 'party' ? t('hold.party') : t('hold.user', { count: cases })}
      <Text size="sm">
        {t('hold.same', { fields: sharedFields.map((field) => t(`hold.field.${field}`)).join(', ') })}
      </Text>
      {note !== null && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
          {note}
        </Text>
      )}
    </>
  );
}

function Decision({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useDecideHold(caseId);
  const refused = fieldErrors(decide.error)['note'];
  useUnsaved(t('hold.note'), note.trim() !== '');

  function send(decision: 'keep' | 'clear') {
    setMissing(note.trim() === '');
    if (note.trim() === '') return;
    decide.mutate(
      { decision, note },
      {
        onSuccess: () => {
          setNote('');
          showToast(t(decision === 'clear' ? 'hold.isCleared' : 'hold.isKept'));
        },
      },
    );
  }

  return (
    <Stack gap="sm">
      <Textarea
        label={t('hold.note')}
        description={t('hold.noteText')}
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        value={note}
        error={missing ? t('one.required') : refused}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Group gap="sm">
        <Button
          h="auto"
          mih="2.625rem"
          py="xs"
          styles={{ label: { whiteSpace: 'normal' } }}
          onClick={() => send('clear')}
          loading={decide.isPending && decide.variables.decision === 'clear'}
          disabled={decide.isPending}
        >
          {t('hold.clear')}
        </Button>
        <Button
          variant="default"
          onClick={() => send('keep')}
          loading={decide.isPending && decide.variables.decision === 'keep'}
          disabled={decide.isPending}
        >
          {t('hold.keep')}
        </Button>
      </Group>
      <ErrorLine error={refused ? null : decide.error} />
    </Stack>
  );
}
