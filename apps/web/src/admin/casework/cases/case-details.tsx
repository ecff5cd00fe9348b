import type { CaseDetail } from '@casedoor/contracts';
import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isProblem, problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { formatTimeZone } from '../../../i18n/format.ts';
import { fromZonedField, toZonedField } from '../../../ui/zoned-moment.ts';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { CaseConflict } from './case-conflict.tsx';
import { CaseTypeSelect } from './case-type-select.tsx';
import { changeBetween, type CaseFields, fieldsOf, isUnchanged } from './case-fields.ts';
import { useCase, useChangeCase } from './queries.ts';
import { caseStatuses } from './timeline-sentence.ts';

/**
 * Form for the title, type, status and appointment of a case. A concurrent change loses nothing: the person resolves the conflict.
 */
export function CaseDetails({ record }: { record: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { role, organization } = useMember();
  const { timeZone } = organization;
  // Clients may not put a case on hold.
  const choices = caseStatuses.filter(
    (status) => status !== 'on_hold' || role !== 'client' || record.status === status,
  );
  // The version that filled the form; a save sends it to detect a conflict.
  const [base, setBase] = useState(record);
  const [theirs, setTheirs] = useState<CaseDetail | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm<CaseFields>({ defaultValues: fieldsOf(record) });
  const { errors, isDirty } = form.formState;
  const { refetch } = useCase(record.id);
  const change = useChangeCase(record.id);
  useUnsaved(t('one.details'), isDirty);

  // The fields are untouched, or only other data changed (a participant): adopt the newer version.
  const isNewer = record.version !== base.version && theirs === null;
  if (isNewer && (!isDirty || isUnchanged(fieldsOf(base), fieldsOf(record)))) setBase(record);

  useEffect(() => {
    if (!isDirty) form.reset(fieldsOf(base));
  }, [base, isDirty, form]);

  function show(now: CaseDetail) {
    setTheirs(null);
    setBase(now);
    form.reset(fieldsOf(now));
  }

  async function undo(from: CaseDetail, to: CaseFields) {
    try {
      show(await change.mutateAsync({ version: from.version, ...changeBetween(fieldsOf(from), to) }));
      showToast(t('one.undone'));
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  async function save(values: CaseFields) {
    setFault(null);
    const version = theirs?.version ?? base.version;
    // What undo restores; after a conflict, that includes the other person's change.
    const former = fieldsOf(theirs ?? base);
    try {
      const now = await change.mutateAsync({ version, ...changeBetween(fieldsOf(base), values) });
      show(now);
      showToast(t('one.saved'), () => undo(now, former));
    } catch (error) {
      if (isProblem(error, 'case_changed')) {
        const read = await refetch();
        // An earlier try was saved, and only its answer was lost.
        if (read.data && isUnchanged(fieldsOf(read.data), values)) {
          const now = read.data;
          show(now);
          showToast(t('one.saved'), () => undo(now, former));
        } else if (read.data) setTheirs(read.data);
        else setFault(read.error);
      } else if (!showFieldErrors(form, error, ['title', 'type', 'status', 'appointmentAt'])) setFault(error);
    }
  }

  return (
    <Paper component="section" aria-labelledby="case-details" withBorder p="lg">
      <Title order={2} size="h3" id="case-details" mb="md">
        {t('one.details')}
      </Title>
      <form noValidate onSubmit={(event) => void form.handleSubmit(save)(event)}>
        <Stack>
          <TextInput
            label={t('one.title')}
            error={errors.title?.message}
            maxLength={200}
            {...form.register('title', { validate: (title) => title.trim() !== '' || t('one.required') })}
          />
          <Controller
            control={form.control}
            name="type"
            render={({ field: { value, onChange } }) => (
              <CaseTypeSelect
                label={t('one.type')}
                value={value}
                present={record.type}
                onChange={onChange}
                error={errors.type?.message}
              />
            )}
          />
          <Controller
            control={form.control}
            name="status"
            render={({ field }) => (
              <Select
                label={t('one.status')}
                error={errors.status?.message}
                data={choices.map((status) => ({ value: status, label: t(`status.${status}`) }))}
                {...field}
              />
            )}
          />
          <Controller
            control={form.control}
            name="appointmentAt"
            render={({ field: { value, onChange, ...field } }) => (
              <TextInput
                type="datetime-local"
                label={t('one.appointment')}
                description={t('one.appointmentHint', { timeZone: formatTimeZone(timeZone) })}
                error={errors.appointmentAt?.message}
                value={toZonedField(value, timeZone)}
                onChange={(event) => onChange(fromZonedField(event.currentTarget.value, timeZone))}
                {...field}
              />
            )}
          />
          {theirs ? (
            <CaseConflict
              before={fieldsOf(base)}
              theirs={fieldsOf(theirs)}
              saving={change.isPending}
              onTake={() => show(theirs)}
            />
          ) : (
            <Group>
              <Button type="submit" disabled={!isDirty} loading={change.isPending}>
                {t('one.save')}
              </Button>
              {isDirty && (
                <Button variant="subtle" onClick={() => form.reset()}>
                  {t('one.discard')}
                </Button>
              )}
              <Text size="sm" c="dimmed" role="status">
                {isDirty && t('one.unsaved')}
              </Text>
            </Group>
          )}
          <ErrorLine error={fault} />
        </Stack>
      </form>
    </Paper>
  );
}
