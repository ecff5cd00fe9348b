import { Button, Group, Input, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AccentPreview } from './accent-preview.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { LogoField } from './logo-field.tsx';
import type { OrganizationFields } from './organization-fields.ts';

/** Name, logo and accent colour, with a preview. */
export function IdentityFields() {
  const { t } = useTranslation('organization');
  const form = useFormContext<OrganizationFields>();
  const { errors } = form.formState;
  const name = form.watch('name');
  const colour = form.watch('accentColour');

  return (
    <FieldGroup id="organization-identity" title={t('identity')}>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={100}
        autoComplete="organization"
        error={errors.name?.message}
        {...form.register('name', { validate: (value) => value.trim() !== '' || t('required') })}
      />
      <Controller
        control={form.control}
        name="logo"
        render={({ field }) => (
          <LogoField
            organizationName={name}
            value={field.value}
            onChange={field.onChange}
            error={errors.logo?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="accentColour"
        rules={{ validate: (value) => value === '' || isColour(value) || t('colourInvalid') }}
        render={({ field }) => (
          <Group align="flex-end" gap="sm">
            <TextInput
              flex="1 1 14rem"
              label={t('colour')}
              description={t('colourHint')}
              placeholder="#1f5280"
              maxLength={7}
              error={errors.accentColour?.message}
              leftSection={
                <input
                  type="color"
                  aria-label={t('colourPick')}
                  value={isColour(colour) ? colour : '#1f5280'}
                  onChange={(event) => field.onChange(event.currentTarget.value)}
                  style={{ width: 28, height: 28, padding: 0, border: 0, background: 'none' }}
                />
              }
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
            />
            {colour !== '' && (
              <Button variant="default" size="md" onClick={() => field.onChange('')}>
                {t('colourDefault')}
              </Button>
            )}
          </Group>
        )}
      />
      <Input.Wrapper label={t('preview')} labelElement="div" size="md">
        <AccentPreview organizationName={name} colour={colour} />
      </Input.Wrapper>
    </FieldGroup>
  );
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}
