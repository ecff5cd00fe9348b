import type { InvitationRow, SignupLink } from '@casedoor/contracts';
import { Stack, Text, Title } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogPart } from '../../../ui/dialog.tsx';
import { proceedUnlessUnsaved, useUnsaved } from '../../../ui/unsaved-forms.ts';
import { BatchProgress } from './batch-progress.tsx';
import { usePreviewInvitations, useSendInvitations, type SendingWords } from './invitation-queries.ts';
import { InviteList } from './invite-list.tsx';
import { InvitePreview } from './invite-preview.tsx';
import type { ListedRow } from './read-people.ts';
import type { JudgedRow } from './wrong-row.tsx';

/** A list between the check and the sending. */
interface Draft {
  rows: readonly JudgedRow[];
  placesLeft: number | null;
  /** Rows beyond the limit of one batch. */
  leftOut: number;
}

/** Invites one person or thousands: a list is pasted or read from a file, previewed, then mailed by the server. */
export function InvitePeople({ link }: { link: SignupLink }) {
  const { t } = useTranslation('invitations');
  const preview = usePreviewInvitations(link.id);
  const send = useSendInvitations(link.id);
  const [typed, setTyped] = useState('');
  const [draft, setDraft] = useState<Draft | null>(null);
  useUnsaved(t('title'), typed.trim() !== '' || draft !== null);
  const part = useId();
  const isOpen = link.state === 'open';
  const title = useRef<HTMLHeadingElement>(null);

  /** Returns to the empty form. Its button is gone, so the focus moves to the heading. */
  function leave(): void {
    setDraft(null);
    title.current?.focus();
  }

  async function check(rows: readonly ListedRow[], leftOut: number): Promise<void> {
    const { items, placesLeft } = await preview.mutateAsync(rows.map(asTyped));
    setDraft({
      rows: rows.map((row, index) => ({ ...row, refusal: items[index]?.refusal ?? null, place: index + 1 })),
      placesLeft,
      leftOut,
    });
  }

  function sendGood({ rows, leftOut }: Draft, words: SendingWords): void {
    const recipients = rows.filter(({ refusal }) => refusal === null).map(asTyped);
    send.mutate(
      { recipients, ...words },
      {
        onSuccess: () => {
          // Rows that could not be mailed stay, to be corrected and sent afterwards.
          const wrong = rows.filter(({ refusal }) => refusal !== null);
          if (wrong.length > 0) setDraft({ rows: wrong, placesLeft: null, leftOut });
          else leave();
          setTyped('');
        },
      },
    );
  }

  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={3} fz="md" ref={title} tabIndex={-1} style={{ outline: 'none' }}>
          {t('title')}
        </Title>
        <Text c="dimmed" size="sm">
          {isOpen ? t('text') : t('closed')}
        </Text>
      </div>
      <BatchProgress link={link} />
      {draft ? (
        <DialogPart id={part}>
          <InvitePreview
            link={link}
            {...draft}
            checking={preview.isPending}
            sending={send.isPending}
            error={preview.error ?? send.error}
            onCheck={(rows) => void check(rows, draft.leftOut).catch(() => undefined)}
            onSend={(words) => sendGood(draft, words)}
            onBack={() => proceedUnlessUnsaved(part, leave)}
          />
        </DialogPart>
      ) : (
        <InviteList
          typed={typed}
          onType={setTyped}
          disabled={!isOpen}
          checking={preview.isPending}
          error={preview.error}
          onCheck={(rows, leftOut) => void check(rows, leftOut).catch(() => undefined)}
        />
      )}
    </Stack>
  );
}

/** Returns a row as the API takes it: without empty cells. */
function asTyped({ email, firstName, lastName, locale }: InvitationRow): InvitationRow {
  return {
    email,
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
    ...(locale ? { locale } : {}),
  };
}
