import { cleanEmail } from '@casedoor/contracts/clean-contact';
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { request } from '../../../api/request.ts';
import { sessionQuery } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';

/** Asks for the address to which to mail a link for a new password. The answer is the same for every address. */
export function Component() {
  const { t } = useTranslation('password');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const session = useQuery(sessionQuery).data;

  return (
    <>
      {sentTo === null ? (
        <AskForm email={session?.user?.email ?? ''} onSent={setSentTo} />
      ) : (
        <Sent email={sentTo} mailbox={session?.mailbox ?? false} onAgain={() => setSentTo(null)} />
      )}
      <Anchor
        component={Link}
        to={session?.user ? paths.profile : paths.signIn}
        size="sm"
        display="block"
        ta="center"
        mt="lg"
      >
        {session?.user ? t('backToProfile') : t('backToSignIn')}
      </Anchor>
    </>
  );
}

function AskForm({ email, onSent }: { email: string; onSent: (email: string) => void }) {
  const { t } = useTranslation('password');
  const [fault, setFault] = useState<unknown>(null);
  const ask = useMutation({
    mutationFn: (address: string) =>
      request('POST /password-resets', {
        body: { email: address },
      }),
  });
  const form = useForm({ defaultValues: { email } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    try {
      await ask.mutateAsync(values.email);
      onSent(cleanEmail(values.email));
    } catch (error) {
      if (!showFieldErrors(form, error, ['email'])) setFault(error);
    }
  });

  return (
    <>
      <PageHeading title={t('askTitle')} text={t('ask')} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            type="email"
            label={t('email')}
            placeholder={t('emailHint')}
            autoComplete="username"
            autoFocus
            error={errors.email?.message}
            {...form.register('email', { validate: (address) => address.trim() !== '' || t('emailMissing') })}
          />
          <ErrorLine error={fault} />
          <Button type="submit" size="md" fullWidth loading={ask.isPending}>
            {t('askSubmit')}
          </Button>
        </Stack>
      </form>
    </>
  );
}

function Sent({ email, mailbox, onAgain }: { email: string; mailbox: boolean; onAgain: () => void }) {
  const { t } = useTranslation('password');
  const said = useRef<HTMLDivElement>(null);
  // The form is gone: move the focus to what replaced it, for screen readers.
  useEffect(() => said.current?.focus(), []);
  return (
    <div ref={said} tabIndex={-1} style={{ outline: 'none' }}>
      <PageHeading title={t('sentTitle')} />
      <Stack>
        <Text style={{ overflowWrap: 'anywhere' }}>{t('sent', { email })}</Text>
        <Text c="dimmed">{t('sentHint')}</Text>
        {mailbox && (
          <Button component={Link} to={`${paths.mailbox}?to=${encodeURIComponent(email)}`} variant="default">
            {t('mailbox')}
          </Button>
        )}
        <Button
          variant="subtle"
          onClick={onAgain}
          styles={{ label: { whiteSpace: 'normal' } }}
          h="auto"
          py={8}
        >
          {t('again')}
        </Button>
      </Stack>
    </div>
  );
}
