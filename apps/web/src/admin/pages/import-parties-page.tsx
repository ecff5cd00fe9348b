import { ImportPage } from '../door/imports/import-page.tsx';

/** Imports a file of parties. */
export function Component() {
  return <ImportPage key="parties" kind="parties" />;
}
