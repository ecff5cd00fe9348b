import { fullName } from '@casedoor/contracts/person-name';
import { fillPattern, hasUnknownField, patternFields, type PatternField } from '@casedoor/contracts/patterns';
import { writeDate } from '@casedoor/contracts/dates';
import { Button, Group, Paper, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../../api/request.ts';
import { useMember } from '../../../../api/session.ts';
import { useDraft } from './use-draft.ts';
import type { LinkSettings } from './use-link-settings.ts';

interface Props {
  settings: LinkSettings;
  name: 'caseTitlePattern' | 'caseNote';
  maxLength: number;
}

/** Text field with placeholders for the person in braces, and a preview for an example person. */
export function PatternSetting({ settings, name, maxLength }: Props) {
  const { t } = useTranslation('signup-links');
  const isNote = name === 'caseNote';
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const previewId = useId();
  const example = useExamplePerson();
  const draft = useDraft({
    settings,
    name,
    saved: settings.link[name] ?? '',
    read: (typed) => {
      const value = typed.trim();
      if (hasUnknownField(value) || (!value && !isNote)) return null;
      return isNote ? { caseNote: value || null } : { caseTitlePattern: value };
    },
  });
  const unknown = hasUnknownField(draft.value);
  const missing = !isNote && draft.value.trim() === '';

  /** Inserts a placeholder at the cursor, and moves the cursor behind it. */
  function insert(of: PatternField) {
    const input = field.current;
    const start = input?.selectionStart ?? draft.value.length;
    const end = input?.selectionEnd ?? start;
    const text = `{${of}}`;
    draft.type(`${draft.value.slice(0, start)}${text}${draft.value.slice(end)}`.slice(0, maxLength));
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + text.length, start + text.length);
    });
  }

  const Field = isNote ? Textarea : TextInput;
  return (
    <div>
      <Field
        ref={field}
        label={t(`setting.${name}`)}
        description={t(isNote ? 'caseNoteText' : 'caseTitleText')}
        maxLength={maxLength}
        {...(isNote ? { autosize: true, minRows: 2, maxRows: 8 } : {})}
        value={draft.value}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={unknown ? t('patternUnknown') : missing ? t('patternMissing') : settings.reasonOf(name)}
        aria-describedby={previewId}
        onChange={(event: { currentTarget: { value: string } }) => draft.type(event.currentTarget.value)}
        onBlur={draft.finish}
        onKeyDown={(event: { key: string }) => event.key === 'Enter' && !isNote && draft.finish()}
      />
      <Group gap={6} mt={6} role="group" aria-label={t('patternFields', { setting: t(`setting.${name}`) })}>
        {patternFields.map((of) => (
          <Button
            key={of}
            size="compact-sm"
            variant="default"
            // The text field must keep the focus: blur would save an unfinished text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(of)}
          >
            {t(`patternField.${of}`)}
          </Button>
        ))}
      </Group>
      {draft.value.trim() !== '' && !unknown && (
        <Paper bg="var(--colour-raised)" px="sm" py={6} mt="xs" id={previewId} radius="sm">
          <Text size="xs" c="dimmed">
            {t('patternPreview', { name: fullName(example) })}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {fillPattern(draft.value.trim(), example, isNote ? 2000 : 200)}
          </Text>
        </Paper>
      )}
    </div>
  );
}

/** An example person named in the page's language, who registers today in the organization's time zone. */
function useExamplePerson(): Record<PatternField, string> {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const [today] = useState(() => new Date());
  // The API writes the date in the organization's language, not the reader's.
  const { data } = useQuery({
    queryKey: ['organization'],
    queryFn: ({ signal }) => request('GET /organization', { signal }),
    refetchOnWindowFocus: false,
  });
  return {
    firstName: t('example.firstName'),
    lastName: t('example.lastName'),
    email: t('example.email'),
    date: writeDate(data?.locale ?? 'en', today, { timeZone }),
  };
}
