import { Outlet } from 'react-router-dom';
import { LeaveGuard } from '../../ui/leave-guard.tsx';

/** Around every page: what all of them share once. */
export function AppRoot() {
  return (
    <>
      <Outlet />
      <LeaveGuard />
    </>
  );
}
