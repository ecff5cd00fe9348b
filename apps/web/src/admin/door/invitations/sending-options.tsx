import type { SignupLink } from '@casedoor/contracts';
import { Anchor, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendingWords } from './invitation-queries.ts';

interface Props {
  link: SignupLink;
  words: SendingWords;
  onChange: (words: SendingWords) => void;
}

const reminders = [1, 3, 7] as const;

/** Settings of a batch: the text of every mail, and when to remind those who have not finished. */
export function SendingOptions({ link, words, onChange }: Props) {
  const { t } = useTranslation('invitations');
  const [writing, setWriting] = useState(false);
  const { message, reminderDays } = words;

  function set(message: string | undefined, reminderDays: number | undefined): void {
    onChange({ ...(message?.trim() ? { message } : {}), ...(reminderDays ? { reminderDays } : {}) });
  }

  return (
    <>
      {link.discreet ? (
        <Text c="dimmed" size="sm">
          {t('discreet')}
        </Text>
      ) : writing ? (
        <Textarea
          label={t('message')}
          description={t('messageText')}
          maxLength={1000}
          defaultValue={message ?? ''}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => set(event.currentTarget.value, reminderDays)}
        />
      ) : (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          w="fit-content"
          onClick={() => setWriting(true)}
        >
          {t('addMessage')}
        </Anchor>
      )}
      <NativeSelect
        label={t('reminder')}
        description={t('reminderText')}
        value={String(reminderDays ?? '')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => set(message, Number(event.currentTarget.value) || undefined)}
        data={[
          { value: '', label: t('reminderNone') },
          ...reminders.map((count) => ({ value: String(count), label: t('reminderDays', { count }) })),
        ]}
      />
    </>
  );
}
