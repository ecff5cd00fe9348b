import type { Registration } from '@casedoor/contracts';
import { cleanPhone } from '@casedoor/contracts/clean-contact';
import { deviceTimeZone } from '@casedoor/contracts/time-zones';
import { useMemo, useState } from 'react';
import { type Failure, fieldSentenceOf } from '../page/failure.ts';
import { SelectField } from '../fields/later-fields.tsx';
import { TextField } from '../fields/field.tsx';
import { type FieldFault, faultOfPhone } from '../fields/fields.ts';
import { Fold } from '../page/fold.tsx';
import { keepDraft } from './name-fields.tsx';
import { timeZoneOptions } from './time-zones.ts';
import { useText } from '../../i18n/text.ts';

/** Telephone and time zone while they are being changed. */
export interface Details {
  readonly phone: string;
  readonly timeZone: string;
  readonly fault: FieldFault | null;
  readonly setPhone: (value: string) => void;
  readonly setTimeZone: (value: string) => void;
  /** Validates; shows the error and returns false where there is one. */
  readonly check: () => boolean;
  /** Both as they are saved. */
  readonly cleaned: () => { phone: string | null; timeZone: string };
  /** Whether a refusal belongs to one of the two fields. */
  readonly refuses: (failure: Failure | null) => boolean;
}

/** State of the two fields, starting with the saved answers and the device's own time zone. */
export function useDetails({ answers, organization }: Registration): Details {
  const { t } = useText();
  const [phone, setPhone] = useState(answers.phone ?? '');
  const [timeZone, setTimeZone] = useState(answers.timeZone ?? deviceTimeZone() ?? organization.timeZone);
  const [fault, setFault] = useState<FieldFault | null>(null);
  return {
    phone,
    timeZone,
    fault,
    setPhone: (value) => {
      setPhone(value);
      setFault(null);
    },
    setTimeZone,
    check: () => {
      const found = faultOfPhone(phone);
      setFault(found);
      return found === null;
    },
    cleaned: () => ({ phone: cleanPhone(phone) || null, timeZone }),
    refuses: (failure) => ['phone', 'timeZone'].some((name) => fieldSentenceOf(failure, name, t) !== null),
  };
}

interface MoreDetailsProps {
  readonly registration: Registration;
  readonly token: string;
  readonly details: Details;
  readonly failure: Failure | null;
  readonly onType: () => void;
}

/** What few people want to change: folded away, and open where one of the two was refused. */
export function MoreDetails({ registration, token, details, failure, onType }: MoreDetailsProps) {
  const { t, locale } = useText();
  const { phone, timeZone, fault } = details;
  const zones = useMemo(() => timeZoneOptions(locale, timeZone), [locale, timeZone]);
  const needsAttention = fault !== null || details.refuses(failure);
  return (
    <Fold summary={t('you.more')} open={needsAttention || undefined}>
      <TextField
        label={
          <>
            {t('you.phone')} <span className="optional">{t('you.optional')}</span>
          </>
        }
        name="phone"
        type="tel"
        autoComplete="tel"
        error={fault ? t(`fields.${fault}`) : fieldSentenceOf(failure, 'phone', t)}
        value={phone}
        onBlur={() => {
          const value = cleanPhone(phone);
          const changed = value !== (registration.answers.phone ?? '');
          if (registration.state === 'verified' && changed && faultOfPhone(phone) === null)
            keepDraft(token, { phone: value || null });
        }}
        onValue={(value) => {
          details.setPhone(value);
          onType();
        }}
      />
      <SelectField
        name="timeZone"
        label={t('you.timeZone')}
        hint={t('you.timeZoneHint')}
        error={fieldSentenceOf(failure, 'timeZone', t)}
        value={timeZone}
        options={zones}
        onValue={details.setTimeZone}
      />
    </Fold>
  );
}
