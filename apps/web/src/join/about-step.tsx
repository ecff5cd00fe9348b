import type { Locale, Registration } from '@casedoor/contracts';
import { type SubmitEvent, useMemo, useRef, useState } from 'react';
import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { type Failure, failureOf, fieldSentenceOf, hasMovedOn } from './failure.ts';
import { focusFirstError, SelectField, TextField } from './field.tsx';
import { type FieldFault, faultOfName, faultOfPhone } from './fields.ts';
import { chooseLanguage } from './language.ts';
import { useSending } from './loading.ts';
import { NotMe } from './not-me.tsx';
import { FailureNotice, useMustWait } from './notice.tsx';
import { PageHeading } from './page.tsx';
import { useText } from './text.ts';
import { guessedTimeZone, timeZoneOptions } from './time-zones.ts';
import type { WalkProps } from './walk-props.ts';

type Name = 'firstName' | 'lastName' | 'phone';
const faultOf = { firstName: faultOfName, lastName: faultOfName, phone: faultOfPhone };

interface AboutStepProps extends WalkProps {
  readonly position: string;
  /** What the completion refused, where it belongs to a field of this step. */
  readonly failure: Failure | null;
  readonly onDone: () => void;
}

/** Step one: name, telephone, language and time zone. */
export function AboutStep({
  token,
  registration,
  position,
  failure: refused,
  onChange,
  onReload,
  onLanguage,
  onDone,
}: AboutStepProps) {
  const { t, locale } = useText();
  const { answers } = registration;
  const [values, setValues] = useState({
    firstName: answers.firstName ?? '',
    lastName: answers.lastName ?? '',
    phone: answers.phone ?? '',
  });
  const [timeZone, setTimeZone] = useState(answers.timeZone ?? guessedTimeZone());
  const [faults, setFaults] = useState<Partial<Record<Name, FieldFault | null>>>({});
  const sending = useSending();
  const mustWait = useMustWait(sending.failure);
  const form = useRef<HTMLFormElement>(null);
  const zones = useMemo(() => timeZoneOptions(locale, timeZone), [locale, timeZone]);

  const errorOf = (name: Name | 'timeZone') => {
    const fault = name === 'timeZone' ? null : faults[name];
    return fault
      ? t(`fields.${fault}`)
      : (fieldSentenceOf(sending.failure, name, t) ?? fieldSentenceOf(refused, name, t));
  };
  const saved = (name: Name) => answers[name] ?? '';

  // Saved when a field is left, so that a reload or another device finds it; the button saves all of it again.
  const keep = (name: Name) => {
    const value = values[name].trim();
    if (value === saved(name) || faultOf[name](value) !== null) return;
    request('PATCH /public/registration', { bearer: token, body: draftOf(name, value) }).catch(failureOf);
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.pending || mustWait) return;
    const found = {
      firstName: faultOfName(values.firstName),
      lastName: faultOfName(values.lastName),
      phone: faultOfPhone(values.phone),
    };
    setFaults(found);
    if (found.firstName || found.lastName || found.phone) return focusFirstError(form.current);
    const done = await sending.run(async () => {
      try {
        onChange(await save(token, { ...values, timeZone, locale }));
      } catch (fault) {
        if (!hasMovedOn(fault)) throw fault;
        await onReload();
      }
    });
    if (done) onDone();
    else focusFirstError(form.current);
  };

  const field = (name: Name) => ({
    name,
    value: values[name],
    error: errorOf(name),
    onBlur: () => keep(name),
    onValue: (value: string) => {
      setValues({ ...values, [name]: value });
      if (faults[name]) setFaults({ ...faults, [name]: null });
      sending.clear();
    },
  });
  const fieldRefused = ['firstName', 'lastName', 'phone', 'timeZone'].some((name) =>
    fieldSentenceOf(sending.failure, name, t),
  );

  return (
    <>
      <PageHeading position={position}>{t('about.heading')}</PageHeading>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          {...field('firstName')}
          label={t('about.firstName')}
          autoComplete="given-name"
          maxLength={100}
          required
        />
        <TextField
          {...field('lastName')}
          label={t('about.lastName')}
          autoComplete="family-name"
          maxLength={100}
          required
        />
        <TextField
          {...field('phone')}
          label={
            <>
              {t('about.phone')} <span className="optional">{t('about.optional')}</span>
            </>
          }
          type="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <SelectField
          name="language"
          label={t('about.language')}
          hint={t('about.languageHint')}
          value={locale}
          options={[
            { value: 'en', label: 'English', lang: 'en' },
            { value: 'fr', label: 'Français', lang: 'fr' },
          ]}
          onValue={(value) => void chooseLanguage(value as Locale).then(() => onLanguage(value as Locale))}
        />
        <SelectField
          name="timeZone"
          label={t('about.timeZone')}
          hint={t('about.timeZoneHint')}
          error={errorOf('timeZone')}
          value={timeZone}
          options={zones}
          onValue={setTimeZone}
        />
        {!fieldRefused && <FailureNotice failure={sending.failure} />}
        <div className="actions">
          <Button type="submit" pending={sending.pending} pendingText={t('steps.saving')} waiting={mustWait}>
            {t('steps.continue')}
          </Button>
          <NotMe />
        </div>
      </form>
    </>
  );
}

function draftOf(name: Name, value: string) {
  if (name === 'phone') return { phone: value === '' ? null : value };
  return name === 'firstName' ? { firstName: value } : { lastName: value };
}

interface About {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly locale: Locale;
}

function save(token: string, { firstName, lastName, phone, timeZone, locale }: About): Promise<Registration> {
  const body = {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    phone: phone.trim() || null,
    timeZone,
    locale,
  };
  return request('PATCH /public/registration', { bearer: token, body });
}
