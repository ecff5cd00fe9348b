import type { Locale } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { TextFile } from '../../platform/http/serve-endpoint.ts';
import { findRights } from '../cases/find-rights.ts';
import { writeCalendarEntry } from './calendar-entry.ts';
import { findLetterhead } from './find-letterhead.ts';
import type { LinkWords } from './link-words.ts';

const words = {
  en: {
    appointment: 'Appointment',
    with: (name: string) => `Appointment with ${name}`,
    reference: 'Reference: ',
  },
  fr: {
    appointment: 'Rendez-vous',
    with: (name: string) => `Rendez-vous avec ${name}`,
    reference: 'Référence : ',
  },
} as const;

/**
 * Returns the calendar entry of a case's next appointment. A calendar is shown on locked screens and shared with families:
 * the entry of a discreet reader names nobody. Throws `case_not_found` and `case_appointment_missing`.
 */
export async function findAppointment(
  database: Database,
  member: Member,
  caseId: string,
  { locale, appOrigin, linkWords }: { locale: Locale; appOrigin: string; linkWords: LinkWords },
): Promise<TextFile> {
  await findRights(database, member, caseId);
  const [{ organization, discreet }, found, now] = await Promise.all([
    findLetterhead(database, member, linkWords),
    database.caseRecord.findUnique({
      where: { organizationId_id: { organizationId: member.organizationId, id: caseId } },
      select: { reference: true, appointmentAt: true, version: true },
    }),
    readNow(database),
  ]);
  if (!found?.appointmentAt) throw new Problem('case_appointment_missing');
  const { appointment, with: withName, reference } = words[locale];
  const address = `${appOrigin}/my/cases/${caseId}`;
  const described = [
    reference + found.reference,
    organization.contactPhone,
    organization.contactEmail,
    address,
  ];
  return {
    name: 'appointment.ics',
    text: writeCalendarEntry({
      uid: `${caseId}@${new URL(appOrigin).hostname}`,
      version: found.version,
      startsAt: found.appointmentAt,
      writtenAt: now,
      summary: discreet ? appointment : withName(organization.name),
      description: discreet ? '' : described.filter(Boolean).join('\n'),
    }),
  };
}
