import { type CaseDetail, type CaseStatus } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatDateTime } from '../../../i18n/format.ts';

type Entry = CaseDetail['timeline'][number];

/** Returns a timeline entry as one or more plain sentences in the reader's language. */
export function timelineSentence(entry: Entry, t: TFunction<'cases'>): string {
  const { by, details } = entry;
  const name = details['name'] ?? t('timeline.someone');
  switch (entry.action) {
    case 'opened':
      return by ? t('timeline.opened', { by }) : t('timeline.openedAlone');
    case 'opened_by_signup': {
      const who = details['name'] ?? by;
      return who ? t('timeline.openedBySignup', { name: who }) : t('timeline.openedBySignupAlone');
    }
    case 'participant_added':
      return by ? t('timeline.added', { by, name }) : t('timeline.addedAlone', { name });
    case 'participant_removed':
      return by ? t('timeline.removed', { by, name }) : t('timeline.removedAlone', { name });
    case 'note':
      return by ? t('timeline.note', { by }) : t('timeline.noteByLink');
    case 'held':
      return t('timeline.held');
    case 'hold_kept':
      return by ? t('timeline.holdKept', { by }) : t('timeline.holdKeptAlone');
    case 'hold_cleared':
      return by ? t('timeline.holdCleared', { by }) : t('timeline.holdClearedAlone');
    case 'changed':
      return changeSentences(by, details, t);
  }
}

function changeSentences(by: string | null, details: Entry['details'], t: TFunction<'cases'>): string {
  const sentences: string[] = [];
  const { title, type, status, appointmentAt } = details;
  if (title !== undefined) {
    sentences.push(
      by ? t('timeline.caseTitle', { by, value: title }) : t('timeline.caseTitleAlone', { value: title }),
    );
  }
  if (type !== undefined && type !== '') {
    sentences.push(by ? t('timeline.type', { by, value: type }) : t('timeline.typeAlone', { value: type }));
  }
  if (type === '') sentences.push(by ? t('timeline.typeRemoved', { by }) : t('timeline.typeRemovedAlone'));
  if (status !== undefined) {
    const value = isCaseStatus(status) ? t(`status.${status}`) : status;
    sentences.push(by ? t('timeline.status', { by, value }) : t('timeline.statusAlone', { value }));
  }
  if (appointmentAt !== undefined && appointmentAt !== '') {
    const value = formatDateTime(appointmentAt);
    sentences.push(by ? t('timeline.appointment', { by, value }) : t('timeline.appointmentAlone', { value }));
  }
  if (appointmentAt === '')
    sentences.push(by ? t('timeline.appointmentRemoved', { by }) : t('timeline.appointmentRemovedAlone'));
  if (sentences.length === 0) sentences.push(by ? t('timeline.changed', { by }) : t('timeline.changedAlone'));
  return sentences.join(' ');
}

/** The statuses of a case, in the order of its life. */
export const caseStatuses = [
  'open',
  'on_hold',
  'closed',
  'archived',
] as const satisfies readonly CaseStatus[];

/** Whether a value is a case status. */
export function isCaseStatus(value: unknown): value is CaseStatus {
  return caseStatuses.includes(value as CaseStatus);
}
