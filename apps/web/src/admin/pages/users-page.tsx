import { DefaultLinkPanel } from '../door/pages/default-link-panel.tsx';
import { UsersPage } from '../people/users/users-page.tsx';

/** The Users page, with the default sign-up link in its dialog. */
export function Component() {
  return <UsersPage linkPanel={<DefaultLinkPanel />} />;
}
