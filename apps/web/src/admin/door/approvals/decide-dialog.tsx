import { fullName } from '@casedoor/contracts/person-name';
import type { RegistrationForDecision } from '@casedoor/contracts';
import { Button, Group, List, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import { decide, useRereadDecided, type Decision } from './approval-queries.ts';

interface Props {
  kind: Decision['kind'];
  people: readonly RegistrationForDecision[];
  onClose: () => void;
}

interface Result {
  person: RegistrationForDecision;
  /** Why the API refused the decision; null where it succeeded. */
  error: unknown;
}

const nameOf = ({ firstName, lastName, email }: RegistrationForDecision) =>
  fullName({ firstName, lastName }) || email;

/**
 * Asks for a reason, decides one registration after the other, and
 * shows each result. The typed reason stays until all have succeeded.
 */
export function DecideDialog({ kind, people: asked, onClose }: Props) {
  useFocusBack();
  const { t } = useTranslation('approval');
  const { t: shell } = useTranslation('shell');
  const reread = useRereadDecided();
  // Fixed when the dialog opened: the queue behind it keeps changing.
  const [people] = useState(asked);
  const [reason, setReason] = useState('');
  const [message, setMessage] = useState('');
  const [missing, setMissing] = useState(false);
  const [running, setRunning] = useState(false);
  const [results, setResults] = useState<readonly Result[]>([]);
  const failed = results.filter(({ error }) => error !== null);
  const finished = !running && results.length > 0;
  const first = people[0];
  const name = first && people.length === 1 ? nameOf(first) : null;
  const discreet = people.some(({ signupLink }) => signupLink.discreet);

  async function run() {
    if (kind === 'reject' && reason.trim() === '') return setMissing(true);
    setRunning(true);
    const done: Result[] = [];
    for (const person of people) {
      const decision: Decision = kind === 'approve' ? { kind, reason } : { kind, reason, message };
      const error = await decide(person, decision).then(
        () => null,
        (fault: unknown) => fault,
      );
      done.push({ person, error });
      setResults([...done]);
    }
    await reread();
    setRunning(false);
    const count = done.filter(({ error }) => error === null).length;
    if (count > 0) showToast(t(kind === 'approve' ? 'approved' : 'rejected', { count }));
    if (count === done.length) onClose();
  }

  return (
    <Dialog
      opened
      centered
      // A running decision cannot be cancelled.
      unsaved={!finished && reason + message !== ''}
      onClose={() => !running && onClose()}
      withCloseButton={!running}
      title={name ? t(`${kind}Title`, { name }) : t(`${kind}TitleMany`, { count: people.length })}
    >
      {finished ? (
        <Stack gap="md" role="alert">
          <Text>{t('failed', { count: failed.length })}</Text>
          <List spacing="xs">
            {failed.map(({ person, error }) => (
              <List.Item key={person.id} style={{ overflowWrap: 'anywhere' }}>
                <Text fw={600}>{nameOf(person)}</Text>
                <Text size="sm">{problemMessage(error)}</Text>
              </List.Item>
            ))}
          </List>
          <Group justify="flex-end">
            <Button onClick={onClose}>{shell('action.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="md">
          <Text>{t(`${kind}Text`, { count: people.length })}</Text>
          <Textarea
            label={t(kind === 'approve' ? 'reasonOptional' : 'reason')}
            description={t('reasonText')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={kind === 'reject'}
            withAsterisk={false}
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            error={missing ? t('reasonMissing') : undefined}
            onChange={(event) => {
              setMissing(false);
              setReason(event.currentTarget.value);
            }}
            data-autofocus
          />
          {kind === 'reject' && (
            <Textarea
              label={t('message')}
              description={t(discreet ? 'messageDiscreet' : 'messageText')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autosize
              minRows={2}
              maxLength={1000}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
            />
          )}
          {running && people.length > 1 && (
            <div role="status">
              <Progress value={(results.length / people.length) * 100} aria-label={t('progressLabel')} />
              <Text size="sm" mt={4}>
                {t('progress', { done: results.length, all: people.length })}
              </Text>
            </div>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={running}>
              {shell('action.cancel')}
            </Button>
            <Button
              loading={running}
              onClick={() => void run()}
              {...(kind === 'reject' ? { color: 'red.9' } : {})}
            >
              {t(`${kind}Many`, { count: people.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
