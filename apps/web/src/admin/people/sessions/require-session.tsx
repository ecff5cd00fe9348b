import { useQuery } from '@tanstack/react-query';
import { Container } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { memberOf, sessionQuery } from '../../../api/session.ts';
import { paths, signInPath } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { NoMembershipPage } from './no-membership-page.tsx';

/** Shows its pages inside `frame` to signed-in people; redirects others to the sign-in or set-up page. */
export function RequireSession({ frame: Frame }: { frame: ComponentType<{ children: ReactNode }> }) {
  const { data: session, error, refetch, isFetching } = useQuery(sessionQuery);
  const { pathname, search } = useLocation();

  if (!session) {
    return (
      <Container component="main" size="sm" py="xl">
        {error ? <ErrorPanel error={error} retry={refetch} retrying={isFetching} /> : <PageSkeleton />}
      </Container>
    );
  }
  if (session.setupNeeded) return <Navigate to={paths.setup} replace />;
  if (!session.user) return <Navigate to={signInPath(`${pathname}${search}`)} replace />;
  const member = memberOf(session);
  if (!member) return <NoMembershipPage email={session.user.email} />;
  return (
    // The key remounts the app on a switch of organization: no state of the page survives it.
    <Frame key={member.membershipId}>
      <Outlet />
    </Frame>
  );
}
