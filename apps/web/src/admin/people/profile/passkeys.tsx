import type { SignInMethods } from '@casedoor/contracts';
import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconKey, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canUsePasskeys, PasskeyCancelled, PasskeyKnown } from '../../../api/passkey.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { useAddPasskey, useRemovePasskey } from './sign-in-method-queries.ts';

type Passkey = SignInMethods['passkeys'][number];
type Trouble = 'addCancelled' | 'addKnown' | 'addFailed';

/** The person's passkeys: add, rename, remove. */
export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t } = useTranslation('profile');
  const [usable, setUsable] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [renamed, setRenamed] = useState<Passkey | null>(null);
  const [removed, setRemoved] = useState<Passkey | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const adding = useAddPasskey();
  const removing = useRemovePasskey();
  useEffect(() => {
    void canUsePasskeys().then(setUsable);
  }, []);
  const nameOf = ({ name }: Passkey) => name || t('methods.unnamed');

  async function add() {
    setTrouble(null);
    setFault(null);
    try {
      await adding.mutateAsync();
      showToast(t('methods.addDone'));
    } catch (error) {
      if (error instanceof PasskeyCancelled) setTrouble('addCancelled');
      else if (error instanceof PasskeyKnown) setTrouble('addKnown');
      else if (error instanceof DOMException) setTrouble('addFailed');
      else setFault(error);
    }
  }

  function remove(passkey: Passkey) {
    removing.mutate(passkey.id, {
      onSuccess: () => {
        setRemoved(null);
        showToast(t('methods.removed'));
      },
    });
  }

  return (
    <Stack gap="sm" component="section" aria-labelledby="profile-passkeys">
      <Title order={3} size="h4" id="profile-passkeys">
        {t('methods.passkeys')}
      </Title>
      <Text c="dimmed">{t('methods.passkeysText')}</Text>
      {passkeys.length === 0 ? (
        <Text>{t('methods.passkeysNone')}</Text>
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {passkeys.map((passkey) => (
            <Group component="li" key={passkey.id} gap="sm" wrap="nowrap">
              <IconKey size={22} aria-hidden style={{ flexShrink: 0 }} />
              <div style={{ minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' }}>
                <Text fw={500}>{nameOf(passkey)}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    passkey.createdAt && t('methods.added', { date: formatShortDate(passkey.createdAt) }),
                    t(passkey.backedUp ? 'methods.synced' : 'methods.oneDevice'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('methods.rename', { name: nameOf(passkey) })}
                onClick={() => setRenamed(passkey)}
              >
                <IconPencil size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('methods.remove', { name: nameOf(passkey) })}
                onClick={() => {
                  removing.reset();
                  setRemoved(passkey);
                }}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
      {usable === false ? (
        <Text c="dimmed" size="sm">
          {t('methods.passkeysCannot')}
        </Text>
      ) : (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={usable === null}
            loading={adding.isPending}
            onClick={() => void add()}
          >
            {t('methods.add')}
          </Button>
        </div>
      )}
      <Text role="status" size="sm" c="dimmed">
        {trouble && t(`methods.${trouble}`)}
      </Text>
      <ErrorLine error={fault} />
      {renamed && <RenamePasskey passkey={renamed} name={nameOf(renamed)} onClose={() => setRenamed(null)} />}
      <ConfirmDialog
        opened={removed !== null}
        title={t('methods.removeTitle')}
        confirmLabel={t('methods.removeConfirm')}
        danger
        confirming={removing.isPending}
        error={removing.error}
        onConfirm={() => removed && remove(removed)}
        onClose={() => setRemoved(null)}
      >
        {removed ? t('methods.removeText', { name: nameOf(removed) }) : ''}
      </ConfirmDialog>
    </Stack>
  );
}
