import type { UserDetail } from '@casedoor/contracts';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { DialogPart } from '../../../ui/dialog.tsx';
import { proceedUnlessUnsaved } from '../../../ui/unsaved-forms.ts';
import { paths } from '../../paths.ts';
import { CorrectionForm } from './correction-form.tsx';
import { CorrectionHistory } from './correction-history.tsx';
import { OwnDetail } from './own-detail.tsx';
import { mayChange } from './user-rights.ts';

/** For administrators: the form that corrects a user, what the user gave themselves, and the history of corrections. */
export function Correction({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users');
  const member = useMember();
  const [isOpen, setIsOpen] = useState(false);
  const part = useId();
  const button = useRef<HTMLButtonElement>(null);
  const editable = mayChange(member, user);
  const { own } = user;

  function close() {
    setIsOpen(false);
    button.current?.focus();
  }

  return (
    <Stack gap="md" mt="lg">
      {own?.corrected.map((field) => (
        <OwnDetail key={field} membershipId={user.id} own={own} field={field} editable={editable} />
      ))}
      {editable ? (
        <Button
          ref={button}
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPencil size={18} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? proceedUnlessUnsaved(part, close) : setIsOpen(true))}
        >
          {t('correction.open')}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {member.membershipId === user.id ? (
            <Anchor component={Link} to={paths.profile} inherit>
              {t('correction.self')}
            </Anchor>
          ) : (
            t('correction.onlyAdmins')
          )}
        </Text>
      )}
      {isOpen && (
        <DialogPart id={part}>
          <CorrectionForm user={user} onClose={close} />
        </DialogPart>
      )}
      <CorrectionHistory membershipId={user.id} />
    </Stack>
  );
}
