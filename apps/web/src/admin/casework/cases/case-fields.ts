import type { CaseStatus, CaseSummary } from '@casedoor/contracts';

/** The editable fields of a case, as the form holds them: an empty type means none. */
export interface CaseFields {
  title: string;
  type: string;
  status: CaseStatus;
  /** ISO 8601 in UTC; null for none. */
  appointmentAt: string | null;
}

/** Returns the present fields of a case. */
export function fieldsOf(record: CaseSummary): CaseFields {
  const { title, type, status, appointmentAt } = record;
  return { title, type: type ?? '', status, appointmentAt };
}

/** Returns the request body that changes `before` into `after`. */
export function changeBetween(before: CaseFields, after: CaseFields) {
  return {
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(before.type === after.type ? {} : { type: after.type.trim() || null }),
    ...(before.status === after.status ? {} : { status: after.status }),
    ...(before.appointmentAt === after.appointmentAt ? {} : { appointmentAt: after.appointmentAt }),
  };
}

/** Whether two sets of fields are equal. */
export function isUnchanged(before: CaseFields, after: CaseFields): boolean {
  return Object.keys(changeBetween(before, after)).length === 0;
}
