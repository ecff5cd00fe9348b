import { CasePage } from './own-cases/case-page.tsx';
import { CasesPage } from './own-cases/cases-page.tsx';
import { caseIdIn } from './own-cases/addresses.ts';

/** A client's pages: one case for its address, all of them for every other. */
export function Client({ pathname }: { readonly pathname: string }) {
  const caseId = caseIdIn(pathname);
  return caseId === null ? <CasesPage /> : <CasePage caseId={caseId} />;
}
