import { writeMoment } from '@casedoor/contracts/dates';
import { useState } from 'react';
import { momentIn, useText } from '../../i18n/text.ts';

interface AppointmentProps {
  readonly caseId: string;
  readonly appointmentAt: string | null;
  /** The organization's time zone, in which the appointment was agreed. */
  readonly timeZone: string;
  /** The reader's own. */
  readonly ownTimeZone: string;
}

/** Nobody looks up when it began, and many look while it lasts. */
const shownAfter = 3 * 3_600_000;

/** The next appointment, with its entry for the person's calendar; nothing without one, or once it is over. */
export function Appointment({ caseId, appointmentAt, timeZone, ownTimeZone }: AppointmentProps) {
  const { t, locale } = useText();
  const [now] = useState(() => Date.now());
  if (appointmentAt === null || Date.parse(appointmentAt) + shownAfter < now) return null;
  const clock = (zone: string) => writeMoment('en', appointmentAt, { timeZone: zone });
  const moment = momentIn(timeZone, appointmentAt, locale);
  const own = momentIn(ownTimeZone, appointmentAt, locale);
  return (
    <section aria-labelledby="appointment">
      <h2 id="appointment">{t('letter.appointment')}</h2>
      <p className="appointment">
        <time dateTime={appointmentAt}>{moment}</time>
      </p>
      {/* Zones of other names may have the same clock. */}
      {clock(timeZone) !== clock(ownTimeZone) && (
        <p className="dim">{t('letter.yourTime', { moment: own })}</p>
      )}
      <p>
        <a className="tall" href={`/api/v1/own-cases/${caseId}/appointment?locale=${locale}`}>
          {t('letter.toCalendar')}
        </a>
      </p>
    </section>
  );
}
