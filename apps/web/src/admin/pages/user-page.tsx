import { UserArrivals } from '../door/analytics/user-arrivals.tsx';
import { UserPage } from '../people/users/user-page.tsx';

/** A user's page, with their arrivals. */
export function Component() {
  return (
    <UserPage arrivals={(membershipId) => <UserArrivals key={membershipId} membershipId={membershipId} />} />
  );
}
