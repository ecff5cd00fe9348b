import type { Locale, Registration } from '@casedoor/contracts';
import { cleanPhone } from '@casedoor/contracts/clean-contact';
import { deviceTimeZone } from '@casedoor/contracts/time-zones';
import { type SubmitEvent, useMemo, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { type Failure, fieldSentenceOf, hasMovedOn } from '../page/failure.ts';
import { focusFirstError, SelectField, TextField } from '../fields/field.tsx';
import { type FieldFault, faultOfPhone } from '../fields/fields.ts';
import { useLanguageChoice } from '../page/language-choice.ts';
import { idempotent, useSending } from '../page/loading.ts';
import { keepDraft, NameFields, refusesName, useNames } from './name-fields.tsx';
import { NotMe } from '../page/not-me.tsx';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import { timeZoneOptions } from './time-zones.ts';
import type { StepProps } from './step-props.ts';

interface AboutStepProps extends StepProps {
  readonly position: string;
  /** The completion's refusal, where it belongs to a field of this step. */
  readonly failure: Failure | null;
  readonly onDone: () => void;
}

/** Step one: the name and, behind a disclosure, telephone, language and time zone. */
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
  const names = useNames(answers);
  const [phone, setPhone] = useState(answers.phone ?? '');
  const [phoneFault, setPhoneFault] = useState<FieldFault | null>(null);
  const [timeZone, setTimeZone] = useState(
    answers.timeZone ?? deviceTimeZone() ?? registration.organization.timeZone,
  );
  const { pending, failure, run, clear } = useSending();
  const language = useLanguageChoice(onLanguage);
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const zones = useMemo(() => timeZoneOptions(locale, timeZone), [locale, timeZone]);
  const refusalOf = (name: string) => fieldSentenceOf(failure, name, t) ?? fieldSentenceOf(refused, name, t);
  const fieldRefused =
    refusesName(failure) || ['phone', 'timeZone'].some((name) => fieldSentenceOf(failure, name, t));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const named = names.check();
    const found = faultOfPhone(phone);
    setPhoneFault(found);
    if (!named || found) return focusFirstError(form.current);
    const body = {
      ...names.cleaned(),
      phone: cleanPhone(phone) || null,
      timeZone,
      locale,
    };
    const done = await run(async () => {
      const saved = await save(token, body, onReload);
      if (saved === null) return;
      onChange(saved);
      onDone();
    }, idempotent);
    if (!done) focusFirstError(form.current);
  };

  return (
    <>
      <PageHeading position={position}>{t('about.heading')}</PageHeading>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <NameFields
          names={names}
          failures={[failure, refused]}
          onType={clear}
          onLeave={(name, value) => {
            if (value === (answers[name] ?? '') || (value === '' && name === 'firstName')) return;
            keepDraft(token, name === 'firstName' ? { firstName: value } : { lastName: value });
          }}
        />
        <TextField
          label={
            <>
              {t('about.phone')} <span className="optional">{t('about.optional')}</span>
            </>
          }
          name="phone"
          type="tel"
          autoComplete="tel"
          error={phoneFault ? t(`fields.${phoneFault}`) : refusalOf('phone')}
          value={phone}
          onBlur={() => {
            const value = cleanPhone(phone);
            if (value !== (answers.phone ?? '') && faultOfPhone(phone) === null)
              keepDraft(token, { phone: value || null });
          }}
          onValue={(value) => {
            setPhone(value);
            setPhoneFault(null);
            clear();
          }}
        />
        <SelectField
          name="language"
          label={t('about.language')}
          hint={language.slow ? t('waiting.changing') : t('about.languageHint')}
          value={language.wanted ?? locale}
          options={[
            { value: 'en', label: 'English', lang: 'en' },
            { value: 'fr', label: 'Français', lang: 'fr' },
          ]}
          onValue={(value) => language.choose(value as Locale)}
        />
        <FailureNotice failure={language.failure} />
        <SelectField
          name="timeZone"
          label={t('about.timeZone')}
          hint={t('about.timeZoneHint')}
          error={refusalOf('timeZone')}
          value={timeZone}
          options={zones}
          onValue={setTimeZone}
        />
        {!fieldRefused && <FailureNotice failure={failure} />}
        <div className="actions">
          <Button type="submit" pending={pending} pendingText={t('steps.saving')} mustWait={mustWait}>
            {t('steps.continue')}
          </Button>
          <NotMe />
        </div>
      </form>
    </>
  );
}

interface About {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** Saves the answers. Null where the registration's state has changed meanwhile: then reloads it. */
async function save(token: string, body: About, onReload: () => Promise<void>): Promise<Registration | null> {
  try {
    return await request('PATCH /public/registration', { bearer: token, body });
  } catch (fault) {
    if (!hasMovedOn(fault)) throw fault;
    await onReload();
    return null;
  }
}
