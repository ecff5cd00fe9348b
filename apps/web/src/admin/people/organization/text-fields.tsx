import { SegmentedControl, SimpleGrid, Input, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import type { OrganizationFields } from './organization-fields.ts';

/** The organization's contact details. */
export function ContactFields() {
  const { t } = useTranslation('organization');
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  return (
    <FieldGroup id="organization-contact" title={t('contact')} text={t('contactHint')}>
      <TextInput
        type="email"
        label={t('contactEmail')}
        autoComplete="off"
        error={errors.contactEmail?.message}
        {...form.register('contactEmail')}
      />
      <TextInput
        type="url"
        label={t('contactUrl')}
        placeholder="https://"
        maxLength={500}
        error={errors.contactUrl?.message}
        {...form.register('contactUrl')}
      />
      <TextInput
        type="tel"
        label={t('contactPhone')}
        autoComplete="off"
        error={errors.contactPhone?.message}
        {...form.register('contactPhone')}
      />
    </FieldGroup>
  );
}

/** What shows people that the organization is the one they know: optional, at the foot of the invitees' pages. */
export function TrustFields() {
  const { t } = useTranslation('organization');
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  return (
    <FieldGroup id="organization-trust" title={t('trust')} text={t('trustHint')}>
      <Textarea
        label={t('postalAddress')}
        minRows={2}
        autosize
        maxLength={300}
        error={errors.postalAddress?.message}
        {...form.register('postalAddress')}
      />
      <TextInput
        label={t('registerNumber')}
        placeholder={t('registerNumberPlaceholder')}
        maxLength={100}
        error={errors.registerNumber?.message}
        {...form.register('registerNumber')}
      />
      <TextInput
        label={t('dataLocation')}
        placeholder={t('dataLocationPlaceholder')}
        maxLength={200}
        error={errors.dataLocation?.message}
        {...form.register('dataLocation')}
      />
    </FieldGroup>
  );
}

/** What people accept before they join: addresses and versions of the legal texts. */
export function LegalFields() {
  const { t } = useTranslation('organization');
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  return (
    <FieldGroup id="organization-legal" title={t('legal')} text={t('legalHint')}>
      {(['terms', 'privacy'] as const).map((text) => (
        <SimpleGrid key={text} cols={{ base: 1, xs: 2 }}>
          <TextInput
            type="url"
            label={t(`${text}Url`)}
            description={t('urlHint')}
            maxLength={500}
            error={errors[`${text}Url`]?.message}
            {...form.register(`${text}Url`, {
              validate: (url, all) =>
                url.trim() !== '' || all[`${text}Version`].trim() === '' || t('urlMissing'),
            })}
          />
          <TextInput
            label={t(`${text}Version`)}
            description={t('versionHint')}
            maxLength={40}
            error={errors[`${text}Version`]?.message}
            {...form.register(`${text}Version`, {
              validate: (version, all) =>
                version.trim() !== '' || all[`${text}Url`].trim() === '' || t('versionMissing'),
            })}
          />
        </SimpleGrid>
      ))}
      <Controller
        control={form.control}
        name="consentForm"
        render={({ field }) => (
          <Radio.Group {...field} label={t('consentForm')} description={t('consentFormHint')}>
            <Stack gap="xs" mt="xs">
              {(['sentence', 'boxes'] as const).map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`consentForms.${value}.label`)}
                  description={t(`consentForms.${value}.text`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      />
    </FieldGroup>
  );
}

/** The notice that people accept besides the legal texts, and the address of quick exit. */
export function NoticeFields() {
  const { t } = useTranslation('organization');
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  return (
    <FieldGroup id="organization-notice" title={t('before')} text={t('beforeHint')}>
      <Textarea
        label={t('notice')}
        description={t('noticeHint')}
        placeholder={t('noticePlaceholder')}
        minRows={3}
        maxRows={10}
        autosize
        maxLength={1000}
        error={errors.notice?.message}
        {...form.register('notice')}
      />
      <TextInput
        type="url"
        label={t('quickExitUrl')}
        description={t('quickExitUrlHint')}
        placeholder="https://"
        maxLength={500}
        error={errors.quickExitUrl?.message}
        {...form.register('quickExitUrl')}
      />
    </FieldGroup>
  );
}

/** The organization's default language and time zone. */
export function LanguageFields() {
  const { t } = useTranslation(['organization', 'shell']);
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  return (
    <FieldGroup id="organization-language" title={t('language')}>
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
            noneLabel={t('timeZoneNone')}
            {...field}
            {...(errors.timeZone?.message ? { error: errors.timeZone.message } : {})}
          />
        )}
      />
    </FieldGroup>
  );
}
