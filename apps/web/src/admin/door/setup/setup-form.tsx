import type { Locale } from '@casedoor/contracts';
import { deviceTimeZone } from '@casedoor/contracts/time-zones';
import {
  Button,
  Fieldset,
  Input,
  PasswordInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/problem-message.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useSetUp } from './queries.ts';

const fieldNames = [
  'organizationName',
  'firstName',
  'lastName',
  'email',
  'password',
  'locale',
  'timeZone',
] as const;

const legend = { legend: { fontSize: 'var(--text-large)', fontWeight: 600, marginBottom: 'var(--space-2)' } };

interface SetupFormProps {
  readonly token: string;
  readonly onDone: () => void;
  /** Called when the token is wrong or spent. */
  readonly onRefused: () => void;
}

/** Asks for the organization and its first administrator. */
export function SetupForm({ token, onDone, onRefused }: SetupFormProps) {
  const { t, i18n } = useTranslation(['setup', 'shell']);
  const [fault, setFault] = useState<unknown>(null);
  const setUp = useSetUp();
  const form = useForm({
    defaultValues: {
      organizationName: '',
      firstName: '',
      lastName: '',
      email: '',
      password: '',
      locale: (i18n.language === 'fr' ? 'fr' : 'en') as Locale,
      timeZone: deviceTimeZone() ?? 'UTC',
    },
  });
  const { errors, isDirty } = form.formState;
  const forget = useUnsaved(t('title'), isDirty);
  const required = { validate: (value: string) => value.trim() !== '' || t('required') };

  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    try {
      await setUp.mutateAsync({ token, ...values });
      forget();
      onDone();
    } catch (error) {
      if (isProblem(error, 'setup_not_available')) onRefused();
      else if (!showFieldErrors(form, error, fieldNames)) setFault(error);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        <Fieldset variant="unstyled" legend={t('organization')} styles={legend}>
          <Stack>
            <TextInput
              label={t('organizationName')}
              required
              maxLength={100}
              autoComplete="organization"
              error={errors.organizationName?.message}
              {...form.register('organizationName', required)}
            />
            <Controller
              control={form.control}
              name="locale"
              render={({ field }) => (
                <Input.Wrapper
                  label={t('locale')}
                  labelElement="div"
                  size="md"
                  error={errors.locale?.message}
                >
                  <div>
                    <SegmentedControl
                      aria-label={t('locale')}
                      value={field.value}
                      onChange={field.onChange}
                      data={(['en', 'fr'] as const).map((locale) => ({
                        value: locale,
                        label: t(`shell:language.${locale}`),
                      }))}
                    />
                  </div>
                </Input.Wrapper>
              )}
            />
            <Controller
              control={form.control}
              name="timeZone"
              render={({ field }) => (
                <TimeZoneSelect
                  label={t('timeZone')}
                  noneLabel={t('timeZoneNone')}
                  {...field}
                  {...(errors.timeZone?.message ? { error: errors.timeZone.message } : {})}
                />
              )}
            />
          </Stack>
        </Fieldset>
        <Fieldset variant="unstyled" legend={t('you')} styles={legend}>
          <Stack>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput
                label={t('firstName')}
                required
                autoComplete="given-name"
                error={errors.firstName?.message}
                {...form.register('firstName', required)}
              />
              <TextInput
                label={t('lastName')}
                description={t('lastNameHint')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                autoComplete="family-name"
                error={errors.lastName?.message}
                {...form.register('lastName')}
              />
            </SimpleGrid>
            <TextInput
              type="email"
              label={t('email')}
              description={t('emailHint')}
              required
              autoComplete="username"
              error={errors.email?.message}
              {...form.register('email', required)}
            />
            <PasswordInput
              label={t('password')}
              description={t('passwordHint')}
              required
              autoComplete="new-password"
              visibilityToggleFocusable
              visibilityToggleButtonProps={{ 'aria-label': t('passwordShow') }}
              error={errors.password?.message}
              {...form.register('password', {
                validate: (password) =>
                  password === ''
                    ? t('required')
                    : [...password].length < 15
                      ? t('passwordTooShort')
                      : [...password].length <= 128 || t('passwordTooLong'),
              })}
            />
          </Stack>
        </Fieldset>
        <ErrorLine error={fault} />
        <Button type="submit" size="md" loading={setUp.isPending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
