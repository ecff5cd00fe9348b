import type { CustomCaseRole } from '@casedoor/contracts';
import { Alert, Button, Checkbox, Fieldset, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeCaseRole, useCreateCaseRole } from '../../../api/case-settings.ts';
import { fieldErrors, problemMessage } from '../../../api/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';

/** Form for a custom case role: its name and its rights; null creates one. */
export function CaseRoleForm({ role, onDone }: { role: CustomCaseRole | null; onDone: () => void }) {
  const { t } = useTranslation(['organization', 'shell']);
  const create = useCreateCaseRole();
  const change = useChangeCaseRole();
  const [name, setName] = useState(role?.name ?? '');
  const [mayView, setMayView] = useState(role?.mayView ?? true);
  const [mayChange, setMayChange] = useState(role?.mayChange ?? false);
  const [mayManageParticipants, setMayManage] = useState(role?.mayManageParticipants ?? false);
  const error = create.error ?? change.error;
  useUnsaved(
    role?.name ?? t('caseRoles.new'),
    name !== (role?.name ?? '') ||
      mayView !== (role?.mayView ?? true) ||
      mayChange !== (role?.mayChange ?? false) ||
      mayManageParticipants !== (role?.mayManageParticipants ?? false),
  );
  const becomesStaff = role?.caseRole === 'client' && role.inUse && (mayChange || mayManageParticipants);

  function submit() {
    const fields = { name: name.trim(), mayView, mayChange, mayManageParticipants };
    const onSuccess = () => {
      showToast(t('caseRoles.saved', { name: fields.name }));
      onDone();
    };
    if (role) change.mutate({ id: role.id, ...fields }, { onSuccess });
    else create.mutate(fields, { onSuccess });
  }

  return (
    <Paper withBorder p="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') submit();
        }}
      >
        <Stack>
          <TextInput
            label={t('caseRoles.name')}
            description={t('caseRoles.nameHint')}
            autoFocus
            maxLength={60}
            value={name}
            error={
              error && (fieldErrors(error)['name'] ?? fieldErrors(error)['mayView'] ?? problemMessage(error))
            }
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Fieldset variant="unstyled" legend={t('caseRoles.may.title')}>
            <Stack gap="xs" mt="xs">
              <Checkbox
                label={t('caseRoles.may.view')}
                description={
                  mayChange || mayManageParticipants ? t('caseRoles.viewNeeded') : t('caseRoles.viewHint')
                }
                checked={mayView}
                disabled={mayChange || mayManageParticipants}
                onChange={(event) => setMayView(event.currentTarget.checked)}
              />
              <Checkbox
                label={t('caseRoles.may.change')}
                description={t('caseRoles.changeHint')}
                checked={mayChange}
                onChange={(event) => {
                  setMayChange(event.currentTarget.checked);
                  if (event.currentTarget.checked) setMayView(true);
                }}
              />
              <Checkbox
                label={t('caseRoles.may.manage')}
                description={t('caseRoles.changeHint')}
                checked={mayManageParticipants}
                onChange={(event) => {
                  setMayManage(event.currentTarget.checked);
                  if (event.currentTarget.checked) setMayView(true);
                }}
              />
            </Stack>
          </Fieldset>
          {becomesStaff && (
            <Alert variant="outline" color="yellow" role="status">
              {t('caseRoles.becomesStaff')}
            </Alert>
          )}
          <Group>
            <Button
              type="submit"
              disabled={name.trim() === ''}
              loading={create.isPending || change.isPending}
            >
              {t(role ? 'caseTypes.save' : 'caseRoles.create')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('shell:action.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
