import { fullName } from '@casedoor/contracts/person-name';
import type { CorrectedField, OwnDetails } from '@casedoor/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useCorrectUser } from './correction-queries.ts';

interface Props {
  membershipId: string;
  own: OwnDetails;
  field: CorrectedField;
  editable: boolean;
}

/** What the person gave where it was corrected, with the button that goes back to it. */
export function OwnDetail({ membershipId, own, field, editable }: Props) {
  const { t } = useTranslation('users');
  const correct = useCorrectUser(membershipId);
  const since = own.changedSince.includes(field);
  const words =
    field === 'name'
      ? t(since ? 'correction.ownNameSince' : 'correction.ownName', { name: fullName(own) })
      : own.phone === null
        ? t(since ? 'correction.ownPhoneNoneSince' : 'correction.ownPhoneNone')
        : t(since ? 'correction.ownPhoneSince' : 'correction.ownPhone', { phone: own.phone });
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={since ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
          {words}
        </Text>
        {editable && (
          <Button
            size="compact-md"
            variant="subtle"
            loading={correct.isPending}
            onClick={() =>
              correct.mutate(field === 'name' ? { correctedName: null } : { correctedPhone: null }, {
                onSuccess: () => showToast(t('correction.usedOwn')),
              })
            }
          >
            {t(field === 'name' ? 'correction.useName' : 'correction.usePhone')}
          </Button>
        )}
      </Group>
      <ErrorLine error={correct.error} />
    </div>
  );
}
