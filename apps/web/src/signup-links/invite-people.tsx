import type { EndpointAt, ResponseOf, SignupLink } from '@casedoor/contracts';
import { Alert, Anchor, Button, List, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../api/problem-message.ts';
import { ErrorLine } from '../ui/error-panel.tsx';
import { parseAddresses } from './parse-addresses.ts';
import { useSendInvitations } from './queries.ts';

type Result = ResponseOf<EndpointAt<'POST /signup-links/{signupLinkId}/invitations'>>['items'][number];

const most = 500;

/** Mails a link to one or many people, whose addresses may be pasted in any form. */
export function InvitePeople({ link }: { link: SignupLink }) {
  const { t, i18n } = useTranslation('signup-links');
  const send = useSendInvitations(link.id);
  const [typed, setTyped] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [results, setResults] = useState<Result[]>([]);
  const { recipients, wrong } = parseAddresses(typed);
  const wrongText =
    wrong.length > 0
      ? t('invite.wrong', { count: wrong.length, list: shortList(wrong, i18n.language) })
      : null;

  function submit() {
    if (recipients.length === 0) return setProblem(wrongText ?? t('invite.none'));
    if (recipients.length > most) return setProblem(t('invite.tooMany'));
    setResults([]);
    send.mutate(
      { recipients, ...(message?.trim() ? { message: message.trim() } : {}) },
      {
        onSuccess: ({ items }) => {
          setResults(items);
          // What could not be mailed stays, to be mended and sent again.
          const kept = items
            .filter(({ result }) => result === 'invalid' || result === 'limited')
            .map(({ email }) => email);
          setTyped([...wrong, ...kept].join('\n'));
        },
      },
    );
  }

  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={3} fz="md">
          {t('invite.title')}
        </Title>
        <Text c="dimmed" size="sm">
          {link.state === 'open' ? t('invite.text') : t('invite.closed')}
        </Text>
      </div>
      <Textarea
        label={t('invite.addresses')}
        description={t('invite.addressesText')}
        value={typed}
        maxRows={8}
        disabled={link.state !== 'open'}
        autoComplete="off"
        spellCheck={false}
        error={problem ?? wrongText}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(null);
        }}
      />
      {message === null ? (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          w="fit-content"
          onClick={() => setMessage('')}
          hidden={link.state !== 'open'}
        >
          {t('invite.addMessage')}
        </Anchor>
      ) : (
        <Textarea
          label={t('invite.message')}
          description={t('invite.messageText')}
          maxLength={1000}
          value={message}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={fieldErrors(send.error)['message']}
          disabled={link.state !== 'open'}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      )}
      <ErrorLine error={send.error} />
      <Button onClick={submit} loading={send.isPending} disabled={link.state !== 'open'} w="fit-content">
        {recipients.length > 0 ? t('invite.submit', { count: recipients.length }) : t('invite.submitNone')}
      </Button>
      {results.length > 0 && <SendingResult results={results} kept={typed !== ''} />}
    </Stack>
  );
}

function SendingResult({ results, kept }: { results: Result[]; kept: boolean }) {
  const { t } = useTranslation('signup-links');
  const sent = results.filter(({ result }) => result === 'queued').length;
  return (
    <Alert
      role="status"
      variant="outline"
      color={sent > 0 ? 'green' : 'yellow'}
      title={sent > 0 ? t('invite.sent', { count: sent }) : t('invite.sentNone')}
    >
      <List size="sm" mah={220} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={t('invite.addresses')}>
        {results.map(({ email, result }, index) => (
          <List.Item key={`${index} ${email}`} style={{ overflowWrap: 'anywhere' }}>
            {email} · {t(`invite.result.${result}`)}
          </List.Item>
        ))}
      </List>
      {kept && (
        <Text size="sm" mt="xs">
          {t('invite.kept')}
        </Text>
      )}
    </Alert>
  );
}

function shortList(words: string[], language: string): string {
  const shown = words.slice(0, 5).map((word) => (word.length > 40 ? `${word.slice(0, 39)}…` : word));
  return new Intl.ListFormat(language).format(words.length > 5 ? [...shown, '…'] : shown);
}
