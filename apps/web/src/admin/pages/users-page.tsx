import { DefaultLinkPanel } from '../door/pages/default-link-panel.tsx';
import { UsersPage } from '../people/users/users-page.tsx';

/** The Users page: users and, in its dialog, the default sign-up link. */
export function Component() {
  return <UsersPage linkPanel={<DefaultLinkPanel />} />;
}
