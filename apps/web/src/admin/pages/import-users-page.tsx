import { ImportPage } from '../door/imports/import-page.tsx';

/** Imports a file of users. */
export function Component() {
  return <ImportPage key="users" kind="users" />;
}
