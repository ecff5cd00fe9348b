import { fullName } from '@casedoor/contracts/person-name';
import type { MemberRole } from '@casedoor/contracts';
import { Anchor, Button, Divider, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldErrors, isProblem } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useCreateUser } from './queries.ts';
import { rolesToGive } from './user-rights.ts';

/** The values of the Add user form. */
export interface UserForm {
  email: string;
  firstName: string;
  lastName: string;
  role: MemberRole;
  tagId: string;
}

/** Initial values of the Add user form. */
export const emptyUser: UserForm = { email: '', firstName: '', lastName: '', role: 'client', tagId: '' };

interface Props {
  form: UseFormReturn<UserForm>;
  onAdded: () => void;
  onSendLink: () => void;
  sendLinkRef: Ref<HTMLButtonElement>;
}

const fields = Object.keys(emptyUser) as (keyof UserForm)[];

/** The form that adds one user. */
export function AddUserForm({ form, onAdded, onSendLink, sendLinkRef }: Props) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  const { role } = useMember();
  const create = useCreateUser();
  const { errors } = form.formState;
  const required = { validate: (value: string) => value.trim() !== '' || t('dialog.required') };
  const chosenRole = form.watch('role');

  const submit = form.handleSubmit((typed) =>
    create.mutate(
      { ...typed, tagId: typed.tagId.trim() || null },
      {
        onSuccess: (user) => {
          form.reset(emptyUser);
          onAdded();
          showToast(t('dialog.added', { name: fullName(user), email: user.email }));
        },
        onError: (error) => {
          const messages = fieldErrors(error);
          if (isProblem(error, 'user_already_member')) messages['email'] = error.problem.title;
          if (isProblem(error, 'user_tag_id_taken')) messages['tagId'] = error.problem.title;
          const wrong = fields.filter((name) => messages[name]);
          for (const name of wrong) form.setError(name, { message: messages[name] ?? '' });
          if (wrong[0]) form.setFocus(wrong[0]);
        },
      },
    ),
  );

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text c="dimmed">{t('dialog.text')}</Text>
        <TextInput
          label={t('dialog.email')}
          type="email"
          autoComplete="off"
          data-autofocus
          withAsterisk
          error={errors.email?.message}
          {...form.register('email', required)}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('dialog.firstName')}
            autoComplete="off"
            withAsterisk
            error={errors.firstName?.message}
            {...form.register('firstName', required)}
          />
          <TextInput
            label={t('dialog.lastName')}
            description={t('dialog.lastNameText')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            error={errors.lastName?.message}
            {...form.register('lastName')}
          />
        </SimpleGrid>
        <NativeSelect
          label={t('dialog.role')}
          description={t(`roleText.${chosenRole}`)}
          error={errors.role?.message}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={rolesToGive(role).map((value) => ({ value, label: shell(`role.${value}`) }))}
          {...form.register('role')}
        />
        <TextInput
          label={t('dialog.tagId')}
          description={t('dialog.tagIdText')}
          autoComplete="off"
          maxLength={50}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={errors.tagId?.message}
          {...form.register('tagId')}
        />
        {Object.keys(errors).length === 0 && <ErrorLine error={create.error} />}
        <Button type="submit" size="md" loading={create.isPending}>
          {t('dialog.submit')}
        </Button>
        <Divider />
        <Stack gap={4} align="center" pb="xs">
          <Text size="sm" c="dimmed" ta="center">
            {t('dialog.or')}
          </Text>
          <Anchor component="button" type="button" ref={sendLinkRef} fw={600} py={6} onClick={onSendLink}>
            {t('dialog.sendLink')}
          </Anchor>
        </Stack>
      </Stack>
    </form>
  );
}
