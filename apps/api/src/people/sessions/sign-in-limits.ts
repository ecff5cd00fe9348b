import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork, type RateLimits } from '../../platform/http/rate-limits.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { KnownDevices } from './known-devices.ts';

const quarter = 15 * 60;
// NIST SP 800-63B-4 allows 100 failures in a row; these rate limits stop guessing long before.
const perNetwork = { name: 'sign-in-network', points: 60, seconds: quarter };
const perNetworkAndAddress = { name: 'sign-in-network-address', points: 10, seconds: quarter };
const perDevice = { name: 'sign-in-device', points: 10, seconds: quarter };
const perAddress = { name: 'sign-in-address', points: 50, seconds: 3600 };

/**
 * Counts sign-in attempts so that nobody can lock another out: a browser that is known for the address has a count of
 * its own; all others count by network and address. If too many networks guess one address, those others need the mailed
 * link to a new password, and the person's own browser, passkey and that link still work.
 */
export function createSignInLimits(limits: RateLimits, devices: KnownDevices) {
  const addressOf = (email: string) => canonicalEmail(email) ?? email;

  return {
    /** Spends an attempt. Throws `request_rate_limited`, and `session_address_guessed` for an address under attack. */
    async spend(request: FastifyRequest, email: string): Promise<void> {
      const address = addressOf(email);
      const network = clientNetwork(request.ip);
      const device = devices.recognize(request, address);
      if (device !== null) return limits.spend(perDevice, `${device} ${address}`);
      await limits.spend(perNetwork, network);
      await limits.spend(perNetworkAndAddress, `${network} ${address}`);
      if (!(await limits.take(perAddress, address))) throw new Problem('session_address_guessed');
    },

    /** Forgets the failures of this caller: only failures count, and who knows the password is not guessing. */
    async succeed(request: FastifyRequest, email: string): Promise<void> {
      const address = addressOf(email);
      const device = devices.recognize(request, address);
      if (device !== null) await limits.forget(perDevice, `${device} ${address}`);
      await limits.forget(perNetworkAndAddress, `${clientNetwork(request.ip)} ${address}`);
    },

    /** Forgets everybody's failures at an address whose owner has just proved the mailbox with a new password. */
    async reset(request: FastifyRequest, emailCanonical: string): Promise<void> {
      await this.succeed(request, emailCanonical);
      await limits.forget(perAddress, emailCanonical);
    },
  };
}

export type SignInLimits = ReturnType<typeof createSignInLimits>;
