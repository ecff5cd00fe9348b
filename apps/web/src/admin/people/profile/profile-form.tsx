import type { Profile } from '@casedoor/contracts';
import {
  Button,
  Group,
  Input,
  Paper,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { changeLanguage } from '../../../i18n/start-i18n.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { changeBetween, fieldNames, fieldsOf, type ProfileFields } from './profile-fields.ts';
import { useChangeProfile } from './queries.ts';

/** Form for the names, phone, language and time zone of the signed-in person. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const { t, i18n } = useTranslation(['profile', 'shell']);
  const [fault, setFault] = useState<unknown>(null);
  // What filled the form: a refetch must not turn an untouched field into a change.
  const [base, setBase] = useState(() => fieldsOf(profile));
  const form = useForm<ProfileFields>({ defaultValues: base });
  const { errors, isDirty } = form.formState;
  const change = useChangeProfile();
  useUnsaved(t('you'), isDirty);

  async function send(before: ProfileFields, after: ProfileFields) {
    const now = await change.mutateAsync(changeBetween(before, after));
    // A language chosen here also becomes this device's.
    if (before.locale !== after.locale) await changeLanguage(now.locale);
    setBase(fieldsOf(now));
    form.reset(fieldsOf(now));
    return fieldsOf(now);
  }

  async function undo(from: ProfileFields, to: ProfileFields) {
    try {
      await send(from, to);
      showToast(i18n.t('undone', { ns: 'profile' }));
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  async function save(values: ProfileFields) {
    setFault(null);
    const before = base;
    try {
      const now = await send(before, values);
      // In the present language, which may be the one just chosen.
      showToast(i18n.t('saved', { ns: 'profile' }), () => undo(now, before));
    } catch (error) {
      if (!showFieldErrors(form, error, fieldNames)) setFault(error);
    }
  }

  const required = { validate: (value: string) => value.trim() !== '' || t('required') };
  return (
    <Paper component="section" aria-labelledby="profile-you" withBorder p="lg">
      <Title order={2} size="h3" id="profile-you" mb="md">
        {t('you')}
      </Title>
      <form noValidate onSubmit={(event) => void form.handleSubmit(save)(event)}>
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
            type="tel"
            label={t('phone')}
            description={t('phoneHint')}
            autoComplete="tel"
            error={errors.phone?.message}
            {...form.register('phone')}
          />
          <Controller
            control={form.control}
            name="locale"
            render={({ field }) => (
              <Input.Wrapper
                label={t('locale')}
                labelElement="div"
                description={t('localeHint')}
                size="md"
                error={errors.locale?.message}
              >
                <div>
                  <SegmentedControl
                    mt="xs"
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
                description={t('timeZoneHint')}
                noneLabel={t('timeZoneNone')}
                {...field}
                {...(errors.timeZone?.message ? { error: errors.timeZone.message } : {})}
              />
            )}
          />
          <Group>
            <Button type="submit" disabled={!isDirty} loading={change.isPending}>
              {t('save')}
            </Button>
            {isDirty && (
              <Button variant="subtle" onClick={() => form.reset()}>
                {t('discard')}
              </Button>
            )}
            <Text size="sm" c="dimmed" role="status">
              {isDirty && t('unsaved')}
            </Text>
          </Group>
          <ErrorLine error={fault} />
        </Stack>
      </form>
    </Paper>
  );
}
