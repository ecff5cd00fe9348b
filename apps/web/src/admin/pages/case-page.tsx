import { CaseArrival } from '../door/analytics/case-arrival.tsx';
import { CasePage } from '../casework/cases/case-page.tsx';

/** A case's page, with its arrival. */
export function Component() {
  return <CasePage arrival={(caseId) => <CaseArrival key={caseId} caseId={caseId} />} />;
}
