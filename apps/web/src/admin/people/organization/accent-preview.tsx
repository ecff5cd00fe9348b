import { Box, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { contrast, readableAgainst } from '@casedoor/contracts/accent-colour';

/** The sign-up page's colours in light and dark, as in tokens.css. */
const schemes = [
  { key: 'light', ground: '#ffffff', text: '#1d2733', line: '#e2ddd4', usual: '#1f5280' },
  { key: 'dark', ground: '#1b2127', text: '#e7eaee', line: '#323b45', usual: '#93bde3' },
] as const;

interface AccentPreviewProps {
  readonly organizationName: string;
  /** `#rrggbb`; anything else shows the default colour. */
  readonly colour: string;
}

/** Preview of the accent colour, with its contrast corrected. */
export function AccentPreview({ organizationName, colour }: AccentPreviewProps) {
  const { t } = useTranslation(['organization', 'shell']);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} role="group" aria-label={t('preview')}>
      {schemes.map(({ key, ground, text, line, usual }) => {
        const accent = readableAgainst(colour, ground) ?? usual;
        const onAccent = contrast('#ffffff', accent) >= 4.5 ? '#ffffff' : '#0c1a29';
        return (
          <Box
            key={key}
            p="md"
            bg={ground}
            c={text}
            style={{ border: `1px solid ${line}`, borderRadius: 'var(--radius)' }}
          >
            <Text size="xs" mb={4} c={text}>
              {t(`shell:colourScheme.${key}`)}
            </Text>
            <Text fw={600} c={accent} style={{ overflowWrap: 'anywhere' }}>
              {t('previewHeading', { name: organizationName })}
            </Text>
            <Text size="sm" my="xs">
              {t('previewText')}{' '}
              <span style={{ color: accent, textDecoration: 'underline' }}>{t('previewLink')}</span>
            </Text>
            <Box
              component="span"
              px="md"
              py={6}
              bg={accent}
              c={onAccent}
              fw={600}
              fz="sm"
              display="inline-block"
              style={{ borderRadius: 'var(--radius)' }}
            >
              {t('previewButton')}
            </Box>
          </Box>
        );
      })}
    </SimpleGrid>
  );
}
