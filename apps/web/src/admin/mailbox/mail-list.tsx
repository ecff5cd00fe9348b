import type { MailboxEmail } from '@casedoor/contracts';
import { NavLink, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';

interface MailListProps {
  readonly mails: readonly MailboxEmail[];
  /** Id of the selected mail. */
  readonly chosen: string | null;
  readonly onChoose: (mailId: string) => void;
}

/** The mails, newest first, each a button that opens it. */
export function MailList({ mails, chosen, onChoose }: MailListProps) {
  const { t } = useTranslation('mailbox');
  return (
    <Paper
      component="ul"
      withBorder
      p={4}
      m={0}
      aria-label={t('list')}
      style={{ listStyle: 'none', overflow: 'hidden' }}
    >
      {mails.map((mail) => (
        <li key={mail.id}>
          <NavLink
            component="button"
            type="button"
            active={mail.id === chosen}
            aria-current={mail.id === chosen}
            onClick={() => onChoose(mail.id)}
            style={{ borderRadius: 'var(--radius)' }}
            styles={{
              label: { overflowWrap: 'anywhere', fontWeight: 600, color: 'var(--colour-text)' },
              description: { opacity: 1 },
            }}
            label={mail.subject}
            description={
              <>
                <Text
                  span
                  size="sm"
                  c={textColour(mail.id === chosen)}
                  display="block"
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {mail.to}
                </Text>
                <Text span size="xs" c={textColour(mail.id === chosen)}>
                  {formatDateTime(mail.createdAt)}
                </Text>
              </>
            }
          />
        </li>
      ))}
    </Paper>
  );
}

// The dimmed colour has too little contrast on the selected mail's background.
function textColour(isChosen: boolean): string {
  return isChosen ? 'var(--colour-text)' : 'dimmed';
}
