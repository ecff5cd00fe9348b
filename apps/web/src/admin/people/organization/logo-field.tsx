import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logoTypes, type LogoRefusal, readLogo } from './read-logo.ts';

interface LogoFieldProps {
  readonly organizationName: string;
  /** A data URL or an address; empty for none. */
  readonly value: string;
  readonly onChange: (logo: string) => void;
  readonly error: string | undefined;
}

/** The organization's logo: upload, preview, remove. */
export function LogoField({ organizationName, value, onChange, error }: LogoFieldProps) {
  const { t } = useTranslation('organization');
  const [refused, setRefused] = useState<{ why: LogoRefusal; size: number } | null>(null);
  const forget = useRef<() => void>(null);
  const refusal = refused ? t(refused.why, { size: Math.ceil(refused.size / 1000) }) : error;

  async function choose(file: File | null) {
    if (!file) return;
    const read = await readLogo(file);
    // Resets the input, so that the same file can be chosen again after it was corrected.
    forget.current?.();
    if ('refusal' in read) return setRefused({ why: read.refusal, size: file.size });
    setRefused(null);
    onChange(read.logo);
  }

  return (
    <Input.Wrapper
      label={t('logo')}
      labelElement="div"
      description={t('logoHint')}
      error={refusal && <span role="alert">{refusal}</span>}
      size="md"
      inputWrapperOrder={['label', 'description', 'input', 'error']}
    >
      <Group mt="xs" gap="md">
        {value ? (
          <img
            src={value}
            alt={t('logoAlt', { name: organizationName })}
            style={{
              maxHeight: 64,
              maxWidth: 200,
              padding: 8,
              background: '#ffffff',
              border: '1px solid var(--colour-line)',
              borderRadius: 'var(--radius)',
            }}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('logoNone')}
          </Text>
        )}
        <FileButton
          accept={logoTypes}
          resetRef={forget}
          onChange={(file) => void choose(file)}
          inputProps={{ 'aria-label': t('logoChoose'), tabIndex: -1 }}
        >
          {(button) => (
            <Button variant="default" {...button}>
              {value ? t('logoReplace') : t('logoChoose')}
            </Button>
          )}
        </FileButton>
        {value && (
          <Button
            variant="subtle"
            onClick={() => {
              setRefused(null);
              onChange('');
            }}
          >
            {t('logoRemove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
