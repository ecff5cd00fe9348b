import { CaseArrival } from '../arrivals/case-arrival.tsx';
import { CasePage } from '../cases/case-page.tsx';

/** A case's page and why the case is here. */
export function Component() {
  return <CasePage arrival={(caseId) => <CaseArrival key={caseId} caseId={caseId} />} />;
}
