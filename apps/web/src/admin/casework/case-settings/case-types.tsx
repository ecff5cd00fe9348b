import type { CaseType } from '@casedoor/contracts';
import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseTypes, useChangeCaseType, useCreateCaseType } from '../../../api/case-settings.ts';
import { fieldErrors, problemMessage } from '../../../api/problem-message.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';

/** The organization's case types: add, rename, reorder, retire. Each change is saved at once. */
export function CaseTypes() {
  const { t } = useTranslation('organization');
  const types = useCaseTypes();
  return (
    <FieldGroup id="organization-case-types" title={t('caseTypes.title')} text={t('caseTypes.text')}>
      {types.data ? (
        <>
          {types.data.length === 0 && <Text c="dimmed">{t('caseTypes.empty')}</Text>}
          <Stack
            component="ol"
            gap="xs"
            p={0}
            m={0}
            aria-labelledby="organization-case-types"
            style={{ listStyle: 'none' }}
          >
            {types.data.map((type, index) => (
              <Type key={type.id} type={type} place={index + 1} count={types.data.length} />
            ))}
          </Stack>
          <NewType />
        </>
      ) : types.isPending ? (
        <PageSkeleton lines={3} />
      ) : (
        <ErrorPanel error={types.error} retry={types.refetch} retrying={types.isFetching} />
      )}
    </FieldGroup>
  );
}

function Type({ type, place, count }: { type: CaseType; place: number; count: number }) {
  const { t } = useTranslation(['organization', 'shell']);
  const change = useChangeCaseType();
  const [name, setName] = useState<string | null>(null);
  const { id, retiredAt } = type;
  useUnsaved(t('caseTypes.nameOf', { name: type.name }), name !== null && name !== type.name);

  async function act(changes: { place?: number; retired?: boolean }, done?: string) {
    try {
      await change.mutateAsync({ id, ...changes });
      if (done) showToast(done);
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  if (name !== null) {
    return (
      <li>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '')
              change.mutate({ id, name: name.trim() }, { onSuccess: () => setName(null) });
          }}
        >
          <Group align="flex-start" gap="xs">
            <TextInput
              flex="1 1 12rem"
              autoFocus
              aria-label={t('caseTypes.nameOf', { name: type.name })}
              maxLength={100}
              value={name}
              error={change.error && (fieldErrors(change.error)['name'] ?? problemMessage(change.error))}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" loading={change.isPending} disabled={name.trim() === ''}>
              {t('caseTypes.save')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                change.reset();
                setName(null);
              }}
            >
              {t('shell:action.cancel')}
            </Button>
          </Group>
        </form>
      </li>
    );
  }
  return (
    <Group component="li" gap="xs" justify="space-between">
      <Group gap="xs" flex="1 1 12rem" miw={0}>
        <Text fw={500} {...(retiredAt === null ? {} : { c: 'dimmed' })} style={{ overflowWrap: 'anywhere' }}>
          {type.name}
        </Text>
        {retiredAt !== null && (
          <Badge variant="default" color="gray">
            {t('caseTypes.retired')}
          </Badge>
        )}
      </Group>
      <Group gap={4}>
        <ActionIcon
          variant="subtle"
          size="lg"
          disabled={place === 1 || change.isPending}
          aria-label={t('caseTypes.up', { name: type.name })}
          onClick={() => void act({ place: place - 1 })}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size="lg"
          disabled={place === count || change.isPending}
          aria-label={t('caseTypes.down', { name: type.name })}
          onClick={() => void act({ place: place + 1 })}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('caseTypes.renameOf', { name: type.name })}
          onClick={() => setName(type.name)}
        >
          {t('caseTypes.rename')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t(retiredAt === null ? 'caseTypes.retireOf' : 'caseTypes.restoreOf', {
            name: type.name,
          })}
          disabled={change.isPending}
          onClick={() =>
            void act(
              { retired: retiredAt === null },
              t(retiredAt === null ? 'caseTypes.retireDone' : 'caseTypes.restoreDone', { name: type.name }),
            )
          }
        >
          {t(retiredAt === null ? 'caseTypes.retire' : 'caseTypes.restore')}
        </Button>
      </Group>
    </Group>
  );
}

function NewType() {
  const { t } = useTranslation('organization');
  const create = useCreateCaseType();
  const [name, setName] = useState('');
  useUnsaved(t('caseTypes.new'), name.trim() !== '');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') create.mutate(name.trim(), { onSuccess: () => setName('') });
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          flex="1 1 14rem"
          label={t('caseTypes.new')}
          placeholder={t('caseTypes.newHint')}
          maxLength={100}
          value={name}
          error={create.error && (fieldErrors(create.error)['name'] ?? problemMessage(create.error))}
          onChange={(event) => {
            if (create.error) create.reset();
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''} loading={create.isPending}>
          {t('caseTypes.add')}
        </Button>
      </Group>
    </form>
  );
}
