import type { SignupLink } from '@casedoor/contracts';
import { frameSnippet } from '@casedoor/contracts/frame-snippet';
import { Alert, Button, Code, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../ui/copy-text.ts';
import { PreviewFrame } from '../../../ui/preview-frame.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { sheetWords, type SheetLanguage } from './sheet-words.ts';

interface Props {
  link: SignupLink;
  url: string;
  organizationName: string;
  firstLanguage: SheetLanguage;
  /** The field for the websites that may embed the frame. */
  origins: ReactNode;
}

/** Preview sizes of the frame: on a phone, and at its widest. */
const screens = { phone: { width: 358, height: 640 }, desktop: { width: 560, height: 640 } };

/** A frame to embed in a website: which websites may, its code, and a preview. */
export function WebsiteFrame({ link, url, organizationName, firstLanguage, origins }: Props) {
  const { t } = useTranslation('paper');
  const [language, setLanguage] = useState(firstLanguage);
  const [screen, setScreen] = useState<keyof typeof screens>('phone');
  const title = sheetWords[language].heading(organizationName);
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg" mb="xs">
          {t('frame.title')}
        </Title>
        <Text size="sm" c="dimmed" maw="70ch">
          {t('frame.text')}
        </Text>
      </div>
      {link.discreet ? (
        <Alert variant="outline" color="yellow" role="status">
          {t('frame.discreet')}
        </Alert>
      ) : (
        <>
          {origins}
          {link.frameOrigins.length === 0 && (
            <Alert variant="outline" color="yellow" role="status">
              {t('frame.nobody')}
            </Alert>
          )}
          <LanguageChoice label={t('frame.language')} value={language} onChange={setLanguage} />
          <Snippet html={frameSnippet({ url, locale: language, title })} />
          <div>
            <Group justify="space-between" mb="xs">
              <Text size="sm" fw={600}>
                {t('website.preview')}
              </Text>
              <SegmentedControl
                aria-label={t('frame.screen')}
                value={screen}
                onChange={(chosen) => setScreen(chosen === 'desktop' ? 'desktop' : 'phone')}
                data={(['phone', 'desktop'] as const).map((one) => ({
                  value: one,
                  label: t(`frame.${one}`),
                }))}
              />
            </Group>
            <PreviewFrame
              title={t('frame.preview')}
              src={`/preview/${link.id}?as=frame&lang=${language}`}
              {...screens[screen]}
            />
          </div>
        </>
      )}
    </Stack>
  );
}

function Snippet({ html }: { html: string }) {
  const { t } = useTranslation('paper');
  const [copied, setCopied] = useState<'copied' | 'refused' | null>(null);
  return (
    <div>
      <Code
        block
        tabIndex={0}
        aria-label={t('frame.html')}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {html}
      </Code>
      <Group gap="sm" mt="sm">
        <Button
          variant="default"
          leftSection={
            copied === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
          }
          onClick={() => void copyText(html).then((done) => setCopied(done ? 'copied' : 'refused'))}
        >
          {t('frame.copy')}
        </Button>
        <Text role="status" size="sm" c="dimmed">
          {copied && t(`frame.${copied}`)}
        </Text>
      </Group>
    </div>
  );
}
