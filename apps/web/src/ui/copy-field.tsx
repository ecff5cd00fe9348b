import { ActionIcon, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';

interface Props {
  /** Accessible name of the field. */
  label: string;
  /** Accessible name of the button. */
  copyLabel: string;
  value: string;
  /** Smaller, for lists. */
  compact?: boolean;
}

/**
 * A text with a copy button. Copies within the click event, as browsers require; where that is refused, selects the
 * text instead and shows a message.
 */
export function CopyField({ label, copyLabel, value, compact = false }: Props) {
  const { t } = useTranslation('shell');
  const field = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<'copied' | 'selected' | null>(null);

  useEffect(() => {
    if (result !== 'copied') return;
    const timer = setTimeout(() => setResult(null), 2500);
    return () => clearTimeout(timer);
  }, [result]);

  function select() {
    field.current?.focus();
    field.current?.select();
    setResult('selected');
  }

  async function copy() {
    if (await copyText(value)) setResult('copied');
    else select();
  }

  return (
    <div>
      <TextInput
        ref={field}
        size={compact ? 'sm' : 'md'}
        aria-label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth={48}
        styles={{
          input: { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-small)', textOverflow: 'ellipsis' },
        }}
        rightSection={
          <Tooltip
            label={result === 'copied' ? t('copy.done') : copyLabel}
            withArrow
            {...(result === 'copied' ? { opened: true } : {})}
          >
            <ActionIcon
              size={compact ? 'md' : 'lg'}
              variant={result === 'copied' ? 'filled' : 'light'}
              aria-label={copyLabel}
              onClick={() => void copy()}
            >
              {result === 'copied' ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        }
      />
      <div role="status">
        {result === 'copied' && <VisuallyHidden>{t('copy.done')}</VisuallyHidden>}
        {result === 'selected' && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('copy.select')}
          </Text>
        )}
      </div>
    </div>
  );
}
