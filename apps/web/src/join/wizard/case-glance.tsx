import { useCallback } from 'react';
import { request } from '../../api/request.ts';
import { Appointment } from '../page/appointment.tsx';
import { useLoaded } from '../page/loading.ts';
import { WhoWorks } from '../page/who-works.tsx';

/** Who works on the new case, and its appointment. Nothing until they are known: the welcome does not wait for them. */
export function CaseGlance({ caseId }: { readonly caseId: string }) {
  const load = useCallback(
    (signal: AbortSignal) => request('GET /own-cases/{caseId}', { params: { caseId }, signal }),
    [caseId],
  );
  const { value } = useLoaded(load);
  if (!value) return null;
  const { organization, reader, people, case: one } = value;
  return (
    <div className="case-glance">
      <WhoWorks organization={organization.name} people={people} />
      <Appointment
        caseId={caseId}
        appointmentAt={one.appointmentAt}
        timeZone={organization.timeZone}
        ownTimeZone={reader.timeZone}
      />
    </div>
  );
}
