import { useState } from 'react';
import { request } from '../../api/request.ts';
import { type Failure, failureOf, fieldSentenceOf } from '../page/failure.ts';
import { TextField } from '../fields/field.tsx';
import { cleanName } from '@casedoor/contracts/clean-text';
import { type FieldFault, faultOfLastName, faultOfName } from '../fields/fields.ts';
import { useText } from '../../i18n/text.ts';

type Name = 'firstName' | 'lastName';

interface Answers {
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** First and last name while they are being typed. */
export interface Names {
  readonly firstName: string;
  readonly lastName: string;
  readonly faults: Partial<Record<Name, FieldFault | null>>;
  readonly type: (name: Name, value: string) => void;
  /** Validates both; shows the errors and returns false where there are any. */
  readonly check: () => boolean;
  /** Both as they are saved. */
  readonly cleaned: () => { firstName: string; lastName: string };
}

/** State of a form's two name fields, starting with the saved answers. */
export function useNames(answers: Answers): Names {
  const [values, setValues] = useState({
    firstName: answers.firstName ?? '',
    lastName: answers.lastName ?? '',
  });
  const [faults, setFaults] = useState<Names['faults']>({});
  return {
    ...values,
    faults,
    type: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setFaults((before) => ({ ...before, [name]: null }));
    },
    check: () => {
      const found = {
        firstName: faultOfName(values.firstName),
        lastName: faultOfLastName(values.lastName),
      };
      setFaults(found);
      return found.firstName === null && found.lastName === null;
    },
    cleaned: () => ({ firstName: cleanName(values.firstName), lastName: cleanName(values.lastName) }),
  };
}

interface NameFieldsProps {
  readonly names: Names;
  /** Refusals by the API that may belong to one of the fields, the newest first. */
  readonly failures: readonly (Failure | null)[];
  readonly onType: () => void;
  readonly onLeave?: (name: Name, value: string) => void;
}

/** The two name fields of a new person; the last name may stay empty. No `maxLength`: it would cut what is pasted. */
export function NameFields({ names, failures, onType, onLeave }: NameFieldsProps) {
  const { t } = useText();
  const field = (name: Name) => {
    const fault = names.faults[name];
    const refused = failures
      .map((failure) => fieldSentenceOf(failure, name, t))
      .find((sentence) => sentence !== null);
    return {
      name,
      value: names[name],
      error: fault === 'required' ? t('you.firstNameRequired') : fault ? t(`fields.${fault}`) : refused,
      onBlur: () => onLeave?.(name, names.cleaned()[name]),
      onValue: (value: string) => {
        names.type(name, value);
        onType();
      },
    };
  };
  return (
    <>
      <TextField {...field('firstName')} label={t('you.firstName')} autoComplete="given-name" required />
      <TextField
        {...field('lastName')}
        label={t('you.lastName')}
        hint={t('you.lastNameHint')}
        autoComplete="family-name"
      />
    </>
  );
}

/** Whether a refusal belongs to one of the two fields, and is shown there. */
export function refusesName(failure: Failure | null): boolean {
  return (
    failure?.kind === 'problem' &&
    (failure.problem.errors ?? []).some(({ path }) => /(^|\.)(first|last)Name$/.test(path))
  );
}

/**
 * Saves a draft on the server, so that a reload or another device
 * finds it. Ignores a failure: the button saves everything.
 */
export function keepDraft(
  token: string,
  body: { firstName?: string; lastName?: string; phone?: string | null },
): void {
  request('PATCH /public/registration', { bearer: token, body }).catch(failureOf);
}
