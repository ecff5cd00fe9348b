import { useEffect } from 'react';
import { PageSkeleton } from '../../ui/skeletons.tsx';

/** An address that the app leads to and another page serves: loads it from the server, in place of the app. */
export function LeaveApp() {
  useEffect(() => window.location.reload(), []);
  return <PageSkeleton />;
}
