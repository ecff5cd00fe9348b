import { type RouteObject } from 'react-router-dom';
import { AppFrame } from './shell/app-frame.tsx';
import { Home } from './shell/home.tsx';
import { LeaveApp } from './shell/leave-app.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { AppRoot } from './shell/app-root.tsx';
import { PlainLayout } from './shell/plain-layout.tsx';
import { RouteFault } from './shell/route-fault.tsx';
import { RequireRole } from './people/sessions/require-role.tsx';
import { RequireSession } from './people/sessions/require-session.tsx';
import { paths } from './paths.ts';
import { PageSkeleton } from '../ui/skeletons.tsx';

/** Every page, by address and by the roles that may see it. Pages are lazy-loaded. */
export const routes: RouteObject[] = [
  {
    Component: AppRoot,
    HydrateFallback: PageSkeleton,
    ErrorBoundary: RouteFault,
    children: [
      { path: '/my/*', Component: LeaveApp },
      {
        Component: PlainLayout,
        children: [
          { path: paths.signIn, lazy: () => import('./people/sessions/sign-in-page.tsx') },
          { path: paths.passwordReset, lazy: () => import('./people/sessions/password-reset-page.tsx') },
          { path: paths.newPassword, lazy: () => import('./people/sessions/new-password-page.tsx') },
          { path: paths.newAddress, lazy: () => import('./people/profile/new-address-page.tsx') },
          { path: paths.setup, lazy: () => import('./door/setup/setup-page.tsx') },
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
              { path: paths.profile, lazy: () => import('./people/profile/profile-page.tsx') },
              {
                path: paths.receipt(':membershipId'),
                lazy: () => import('./people/profile/receipt-page.tsx'),
              },
              { path: paths.cases, lazy: () => import('./casework/cases/cases-page.tsx') },
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
                  { path: paths.signupLinks, lazy: () => import('./door/pages/signup-links-page.tsx') },
                  {
                    path: paths.signupLink(':signupLinkId'),
                    lazy: () => import('./door/pages/signup-link-page.tsx'),
                  },
                  {
                    path: paths.signupLinkPaper(':signupLinkId'),
                    lazy: () => import('./pages/paper-page.tsx'),
                  },
                  { path: paths.importUsers, lazy: () => import('./pages/import-users-page.tsx') },
                  { path: paths.importParties, lazy: () => import('./pages/import-parties-page.tsx') },
                  { path: paths.parties, lazy: () => import('./casework/parties/parties-page.tsx') },
                  {
                    path: paths.signupLinkPreview(':signupLinkId'),
                    lazy: () => import('./door/previews/preview-page.tsx'),
                  },
                  {
                    path: paths.organization,
                    lazy: () => import('./people/organization/organization-page.tsx'),
                  },
                ],
              },
              {
                element: <RequireRole roles={['admin']} />,
                children: [{ path: paths.audit, lazy: () => import('./people/audit-trail/audit-page.tsx') }],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];
