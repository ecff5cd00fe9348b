import { ImportPage } from '../imports/import-page.tsx';

/** Imports a file of parties. */
export function Component() {
  return <ImportPage key="parties" kind="parties" />;
}
