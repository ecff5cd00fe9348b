import type { User, UserDetail } from '@casedoor/contracts';
import { fieldErrors } from '../../../api/problem-message.ts';
import type { Corrections } from './correction-queries.ts';

/** The correction form's values: an empty number means none. */
export interface CorrectionFields {
  firstName: string;
  lastName: string;
  phone: string;
}

/** Returns what the organization sees of a user, as the form holds it. */
export function fieldsOf({ firstName, lastName, phone }: User): CorrectionFields {
  return { firstName, lastName, phone: phone ?? '' };
}

/** Whether two values of the form are the same. */
export function areSame(one: CorrectionFields, other: CorrectionFields): boolean {
  return Object.keys(correctionsBetween(one, other)).length === 0;
}

/** Returns what to send to change `before` into `after`: the name as a whole, and only what differs. */
export function correctionsBetween(before: CorrectionFields, after: CorrectionFields): Corrections {
  const { firstName, lastName, phone } = after;
  const isNamed = before.firstName !== firstName || before.lastName !== lastName;
  return {
    ...(isNamed ? { correctedName: { firstName, lastName } } : {}),
    ...(before.phone === phone ? {} : { correctedPhone: phone.trim() }),
  };
}

/** Returns what to send to take corrections back: what stood before, or what the person gave. */
export function takingBack(user: UserDetail, corrections: Corrections): Corrections {
  const { firstName, lastName, phone, own } = user;
  const isOwn = (field: 'name' | 'phone') => own !== null && !own.corrected.includes(field);
  return {
    ...(corrections.correctedName === undefined
      ? {}
      : { correctedName: isOwn('name') ? null : { firstName, lastName } }),
    ...(corrections.correctedPhone === undefined
      ? {}
      : { correctedPhone: isOwn('phone') ? null : (phone ?? '') }),
  };
}

const pathOf = {
  firstName: 'correctedName.firstName',
  lastName: 'correctedName.lastName',
  phone: 'correctedPhone',
} as const satisfies Record<keyof CorrectionFields, string>;

/** Returns the API's messages by the field of the form that they belong to. */
export function messagesOf(error: unknown): [keyof CorrectionFields, string][] {
  const messages = fieldErrors(error);
  return (['firstName', 'lastName', 'phone'] as const).flatMap((field) => {
    const message = messages[pathOf[field]];
    return message === undefined ? [] : [[field, message] as [keyof CorrectionFields, string]];
  });
}
