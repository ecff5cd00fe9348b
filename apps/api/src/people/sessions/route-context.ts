import type { AppContext } from '../../platform/app-context.ts';
import type { PasskeyCeremony } from '../credentials/passkey-ceremony.ts';
import type { Auth } from './auth.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** What every `routes.ts` gets: the context of the verbs, and the sessions, which identify the caller. */
export interface RouteContext extends AppContext {
  auth: Auth;
  sessions: Sessions;
  ceremony: PasskeyCeremony;
  devices: KnownDevices;
  signInLimits: SignInLimits;
}
