import { ActionIcon, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What the field holds, for those who cannot see it. */
  label: string;
  /** Name of the button. */
  copyLabel: string;
  value: string;
}

/**
 * A text with a button that copies it. It copies inside the click, as browsers demand; where that is refused,
 * the text is selected instead and the person is told so.
 */
export function CopyField({ label, copyLabel, value }: Props) {
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

  function copy() {
    // Undefined on pages without https, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return select();
    clipboard.writeText(value).then(() => setResult('copied'), select);
  }

  return (
    <div>
      <TextInput
        ref={field}
        aria-label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth={48}
        styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-small)', textOverflow: 'ellipsis' } }}
        rightSection={
          <Tooltip label={result === 'copied' ? t('copy.done') : copyLabel} withArrow>
            <ActionIcon size="lg" variant={result === 'copied' ? 'filled' : 'light'} aria-label={copyLabel} onClick={copy}>
              {result === 'copied' ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        }
      />
      <Text role="status" size="sm" c="dimmed" mt={4} mih="1.5em">
        {result === 'copied' && t('copy.done')}
        {result === 'selected' && t('copy.select')}
      </Text>
    </div>
  );
}
