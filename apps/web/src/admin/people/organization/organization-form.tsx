import type { Organization } from '@casedoor/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isProblem, problemMessage } from '../../../api/problem-message.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { IdentityFields } from './identity-fields.tsx';
import { OrganizationConflict } from './organization-conflict.tsx';
import {
  changeBetween,
  differingFields,
  fieldNames,
  fieldsOf,
  type OrganizationFields,
} from './organization-fields.ts';
import { useChangeOrganization, useOrganization } from './queries.ts';
import { fetchLogo } from './read-logo.ts';
import { ContactFields, TrustFields, LanguageFields, LegalFields, NoticeFields } from './text-fields.tsx';

// A logo that was sent has another address once it is saved.
function isSaved(values: OrganizationFields, present: Organization): boolean {
  return differingFields(values, fieldsOf(present)).every(
    (name) => name === 'logo' && values.logo.startsWith('data:') && present.logoUrl !== null,
  );
}

/** Form of the organization's settings. A concurrent change loses nothing: the person resolves the conflict. */
export function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organization');
  // The version that filled the form; a save sends it to detect a conflict.
  const [base, setBase] = useState(organization);
  const [theirs, setTheirs] = useState<Organization | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm<OrganizationFields>({ defaultValues: fieldsOf(organization) });
  const { isDirty } = form.formState;
  const { refetch } = useOrganization();
  const change = useChangeOrganization();
  useUnsaved(t('title'), isDirty);

  function show(now: Organization) {
    setTheirs(null);
    setBase(now);
    form.reset(fieldsOf(now));
  }

  async function undo(from: Organization, to: OrganizationFields) {
    try {
      show(await change.mutateAsync({ version: from.version, ...changeBetween(fieldsOf(from), to) }));
      showToast(t('undone'));
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  async function save(values: OrganizationFields) {
    setFault(null);
    // What undo restores; after a conflict, that includes the other person's change.
    const former = fieldsOf(theirs ?? base);
    const replacesLogo =
      former.logo !== '' && former.logo !== values.logo && base.logoUrl !== (values.logo || null);
    // The server deletes a replaced picture: undo needs a copy taken before.
    const formerLogo = replacesLogo ? await fetchLogo(former.logo) : former.logo;
    try {
      const version = theirs?.version ?? base.version;
      const now = await change.mutateAsync({ version, ...changeBetween(fieldsOf(base), values) });
      show(now);
      showToast(
        t('saved'),
        formerLogo === null ? undefined : () => undo(now, { ...former, logo: formerLogo }),
      );
    } catch (error) {
      if (isProblem(error, 'organization_changed')) {
        const read = await refetch();
        // An earlier try was saved, and only its answer was lost.
        if (read.data && isSaved(values, read.data)) {
          show(read.data);
          showToast(t('saved'));
        } else if (read.data) setTheirs(read.data);
        else setFault(read.error);
      } else if (!showFieldErrors(form, error, fieldNames)) setFault(error);
    }
  }

  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void form.handleSubmit(save)(event)}>
        <Stack gap="lg">
          <IdentityFields />
          <ContactFields />
          <TrustFields />
          <LegalFields />
          <NoticeFields />
          <LanguageFields />
          <ErrorLine error={fault} />
          {theirs ? (
            <OrganizationConflict
              before={fieldsOf(base)}
              theirs={fieldsOf(theirs)}
              saving={change.isPending}
              onTake={() => show(theirs)}
            />
          ) : (
            <Group>
              <Button type="submit" disabled={!isDirty} loading={form.formState.isSubmitting}>
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
          )}
        </Stack>
      </form>
    </FormProvider>
  );
}
