import type { User, UserDetail } from '@casedoor/contracts';
import type { Corrections } from './correction-queries.ts';

/** The correction form's values, under the names by which they are sent and refused: an empty number means none. */
export interface CorrectionFields {
  correctedName: { firstName: string; lastName: string };
  correctedPhone: string;
}

/** The fields beside which the API's messages are shown. */
export const fieldNames = ['correctedName.firstName', 'correctedName.lastName', 'correctedPhone'] as const;

/** Returns what the organization sees of a user, as the form holds it. */
export function fieldsOf({ firstName, lastName, phone }: User): CorrectionFields {
  return { correctedName: { firstName, lastName }, correctedPhone: phone ?? '' };
}

/** Whether two values of the form are the same. */
export function areSame(one: CorrectionFields, other: CorrectionFields): boolean {
  return Object.keys(correctionsBetween(one, other)).length === 0;
}

/** Returns what to send to change `before` into `after`: the name as a whole, and only what differs. */
export function correctionsBetween(before: CorrectionFields, after: CorrectionFields): Corrections {
  const { correctedName, correctedPhone } = after;
  const { firstName, lastName } = before.correctedName;
  const isNamed = firstName !== correctedName.firstName || lastName !== correctedName.lastName;
  return {
    ...(isNamed ? { correctedName } : {}),
    ...(before.correctedPhone === correctedPhone ? {} : { correctedPhone: correctedPhone.trim() }),
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
