import { fullName } from '@casedoor/contracts/person-name';
import type { MemberRole, UserDetail } from '@casedoor/contracts';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useChangeUser } from './queries.ts';
import { mayChange, rolesToGive } from './user-rights.ts';

/** A user's role and tag ID: editable for administrators, read-only for the others. */
export function UserPlace({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  const member = useMember();
  const change = useChangeUser();
  const name = fullName(user);
  const roles = mayChange(member, user) ? rolesToGive(member.role) : [user.role];

  async function give(role: MemberRole, before: MemberRole) {
    try {
      await change.mutateAsync({ membershipId: user.id, changes: { role } });
      showToast(t('page.roleSaved', { name, role: shell(`role.${role}`) }), () => give(before, role));
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  return (
    <Stack gap="lg">
      <NativeSelect
        label={t('dialog.role')}
        value={change.isPending ? (change.variables.changes.role ?? user.role) : user.role}
        description={t(`roleText.${user.role}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        disabled={roles.length < 2 || change.isPending}
        data={roles.map((role) => ({ value: role, label: shell(`role.${role}`) }))}
        onChange={(event) => {
          const role = roles.find((known) => known === event.currentTarget.value);
          if (role && role !== user.role) void give(role, user.role);
        }}
      />
      {member.manages && roles.length < 2 && (
        <Text size="sm" c="dimmed">
          {member.membershipId === user.id ? t('page.self') : t('page.onlyAdmins')}
        </Text>
      )}
      <TagId user={user} editable={member.manages} />
    </Stack>
  );
}

function TagId({ user, editable }: { user: UserDetail; editable: boolean }) {
  const { t } = useTranslation('users');
  const change = useChangeUser();
  // Null while nothing is typed: then the field follows what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? user.tagId ?? '';
  const changed = typed.trim() !== (user.tagId ?? '');
  useUnsaved(t('dialog.tagId'), changed);
  const problem = change.error
    ? (fieldErrors(change.error)['tagId'] ?? problemMessage(change.error))
    : undefined;

  function save() {
    change.mutate(
      { membershipId: user.id, changes: { tagId: typed.trim() || null } },
      {
        onSuccess: () => {
          setDraft(null);
          showToast(t('page.tagSaved'));
        },
      },
    );
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) save();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          flex={1}
          label={t('dialog.tagId')}
          description={t('dialog.tagIdText')}
          maxLength={50}
          readOnly={!editable}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem}
          value={typed}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            change.reset();
          }}
        />
      </Group>
      {changed && (
        <Button type="submit" mt="sm" loading={change.isPending}>
          {t('page.tagSave')}
        </Button>
      )}
    </form>
  );
}
