import type { CustomCaseRole } from '@casedoor/contracts';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseRoles, useChangeCaseRole, useRemoveCaseRole } from '../../../api/case-settings.ts';
import { problemMessage } from '../../../api/problem-message.ts';
import { formatList } from '../../../i18n/format.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { CaseRoleForm } from './case-role-form.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';

/** The organization's custom case roles and the built-in ones: name, rights, retire, remove. */
export function CaseRoles() {
  const { t } = useTranslation('organization');
  const roles = useCaseRoles();
  const [adding, setAdding] = useState(false);
  return (
    <FieldGroup id="organization-case-roles" title={t('caseRoles.title')} text={t('caseRoles.text')}>
      {roles.data ? (
        <>
          <Stack
            component="ul"
            gap="md"
            p={0}
            m={0}
            aria-labelledby="organization-case-roles"
            style={{ listStyle: 'none' }}
          >
            {(['client', 'staff'] as const).map((builtIn) => (
              <li key={builtIn}>
                <Group gap="xs">
                  <Text fw={500}>{t(`caseRoles.builtIn.${builtIn}`)}</Text>
                  <Badge variant="default" color="gray">
                    {t('caseRoles.isBuiltIn')}
                  </Badge>
                </Group>
                <Text size="sm" c="dimmed">
                  {t(`caseRoles.builtInText.${builtIn}`)}
                </Text>
              </li>
            ))}
            {roles.data.map((role) => (
              <Role key={role.id} role={role} />
            ))}
          </Stack>
          {adding ? (
            <CaseRoleForm role={null} onDone={() => setAdding(false)} />
          ) : (
            <Group>
              <Button variant="default" onClick={() => setAdding(true)}>
                {t('caseRoles.new')}
              </Button>
            </Group>
          )}
        </>
      ) : roles.isPending ? (
        <PageSkeleton lines={3} />
      ) : (
        <ErrorPanel error={roles.error} retry={roles.refetch} retrying={roles.isFetching} />
      )}
    </FieldGroup>
  );
}

function Role({ role }: { role: CustomCaseRole }) {
  const { t } = useTranslation('organization');
  const [editing, setEditing] = useState(false);
  const change = useChangeCaseRole();
  const remove = useRemoveCaseRole();
  const { id, name, retiredAt, inUse } = role;
  const busy = change.isPending || remove.isPending;
  const retired = retiredAt !== null;

  async function act(work: Promise<unknown>, done: string) {
    try {
      await work;
      showToast(done);
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  if (editing) {
    return (
      <li>
        <CaseRoleForm role={role} onDone={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={500} {...(retired ? { c: 'dimmed' } : {})} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          {retired && (
            <Badge variant="default" color="gray">
              {t('caseTypes.retired')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          <Abilities role={role} />
        </Text>
      </div>
      <Group gap={4}>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('caseRoles.changeOf', { name })}
          onClick={() => setEditing(true)}
        >
          {t('caseRoles.change')}
        </Button>
        {inUse || retired ? (
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={busy}
            aria-label={t(retired ? 'caseTypes.restoreOf' : 'caseTypes.retireOf', { name })}
            onClick={() =>
              void act(
                change.mutateAsync({ id, retired: !retired }),
                t(retired ? 'caseTypes.restoreDone' : 'caseTypes.retireDone', { name }),
              )
            }
          >
            {t(retired ? 'caseTypes.restore' : 'caseTypes.retire')}
          </Button>
        ) : null}
        {!inUse && (
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={busy}
            aria-label={t('caseRoles.removeOf', { name })}
            onClick={() => void act(remove.mutateAsync(id), t('caseRoles.removeDone', { name }))}
          >
            {t('caseRoles.remove')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Abilities({ role: { mayView, mayChange, mayManageParticipants } }: { role: CustomCaseRole }) {
  const { t } = useTranslation('organization');
  if (!mayView) return t('caseRoles.seesNothing');
  const may = [
    t('caseRoles.may.view'),
    ...(mayChange ? [t('caseRoles.may.change')] : []),
    ...(mayManageParticipants ? [t('caseRoles.may.manage')] : []),
  ];
  return t('caseRoles.mayLine', { abilities: formatList(may) });
}
