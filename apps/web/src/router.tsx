import { createBrowserRouter, Outlet } from 'react-router-dom';
import { AppFrame } from './frame/app-frame.tsx';
import { Home } from './frame/home.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { PlainLayout } from './frame/plain-layout.tsx';
import { RouteFault } from './frame/route-fault.tsx';
import { RequireRole } from './sessions/require-role.tsx';
import { RequireSession } from './sessions/require-session.tsx';
import { paths } from './paths.ts';
import { PageSkeleton } from './ui/skeletons.tsx';

/** Every page, by address and by who may see it. Pages are loaded when they are first visited. */
export const router = createBrowserRouter([
  {
    Component: Outlet,
    HydrateFallback: PageSkeleton,
    ErrorBoundary: RouteFault,
    children: [
      {
        Component: PlainLayout,
        children: [
          { path: paths.signIn, lazy: () => import('./sessions/sign-in-page.tsx') },
          { path: paths.passwordReset, lazy: () => import('./sessions/password-reset-page.tsx') },
          { path: paths.newPassword, lazy: () => import('./sessions/new-password-page.tsx') },
          { path: paths.setup, lazy: () => import('./setup/setup-page.tsx') },
        ],
      },
      {
        element: <PlainLayout wide />,
        children: [{ path: paths.mailbox, lazy: () => import('./mailbox/mailbox-page.tsx') }],
      },
      {
        element: <RequireSession frame={AppFrame} />,
        children: [
          {
            ErrorBoundary: RouteFault,
            children: [
              { path: paths.home, Component: Home },
              { path: paths.profile, lazy: () => import('./profile/profile-page.tsx') },
              { path: paths.cases, lazy: () => import('./cases/cases-page.tsx') },
              { path: paths.caseRecord(':caseId'), lazy: () => import('./pages/case-page.tsx') },
              {
                element: <RequireRole roles={['admin', 'manager', 'staff']} />,
                children: [
                  { path: paths.users, lazy: () => import('./pages/users-page.tsx') },
                  { path: paths.user(':membershipId'), lazy: () => import('./pages/user-page.tsx') },
                ],
              },
              {
                element: <RequireRole roles={['admin', 'manager']} />,
                children: [
                  { path: paths.signupLinks, lazy: () => import('./signup-links/signup-links-page.tsx') },
                  {
                    path: paths.signupLink(':signupLinkId'),
                    lazy: () => import('./signup-links/signup-link-page.tsx'),
                  },
                  {
                    path: paths.signupLinkPaper(':signupLinkId'),
                    lazy: () => import('./pages/paper-page.tsx'),
                  },
                  { path: paths.importUsers, lazy: () => import('./pages/import-users-page.tsx') },
                  { path: paths.importParties, lazy: () => import('./pages/import-parties-page.tsx') },
                  { path: paths.parties, lazy: () => import('./parties/parties-page.tsx') },
                  {
                    path: paths.signupLinkPreview(':signupLinkId'),
                    lazy: () => import('./signup-links/preview-page.tsx'),
                  },
                  { path: paths.organization, lazy: () => import('./organization/organization-page.tsx') },
                ],
              },
              {
                element: <RequireRole roles={['admin']} />,
                children: [{ path: paths.audit, lazy: () => import('./audit/audit-page.tsx') }],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]);
