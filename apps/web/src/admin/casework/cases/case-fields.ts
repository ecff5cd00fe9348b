import type { CaseStatus, CaseSummary } from '@casedoor/contracts';

/** What of a case may be changed, as a form holds it: an empty type is none. */
export interface CaseFields {
  title: string;
  type: string;
  status: CaseStatus;
}

/** The fields of a case as they are now. */
export function fieldsOf(record: CaseSummary): CaseFields {
  return { title: record.title, type: record.type ?? '', status: record.status };
}

/** What must be sent to get from one state of the fields to the other. */
export function changeBetween(before: CaseFields, after: CaseFields) {
  return {
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(before.type === after.type ? {} : { type: after.type.trim() || null }),
    ...(before.status === after.status ? {} : { status: after.status }),
  };
}

/** Whether two states of the fields are the same. */
export function isUnchanged(before: CaseFields, after: CaseFields): boolean {
  return Object.keys(changeBetween(before, after)).length === 0;
}
