import type { SignupLink } from '@casedoor/contracts';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { PastUndos } from './past-undos.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Undoes the registrations of a link in a range of time, and lists the earlier undos. */
export function UndoLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('undo');
  const [asking, dialog] = useDisclosure(false);
  return (
    <Stack gap="sm" component="section">
      <Title order={3} fz="md">
        {t('title')}
      </Title>
      <div>
        <Text size="sm" c="dimmed" mb="xs">
          {t('text')}
        </Text>
        <Button variant="default" c="var(--colour-bad)" onClick={dialog.open}>
          {t('open')}
        </Button>
      </div>
      {asking && <UndoDialog link={link} onClose={dialog.close} />}
      <PastUndos signupLinkId={link.id} />
    </Stack>
  );
}
