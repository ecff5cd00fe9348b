import { type Completion, getReceiptKeys, type Receipt, type ShownTexts } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';
import { receiptKeyFrom } from './receipt-key.ts';
import { signReceipt, type SignedReceipt } from './sign-receipt.ts';

interface Completed {
  registration: RegistrationRow;
  plan: { kind: 'new' | 'activate' | 'existing' };
  /** What the person read when they agreed. */
  shown: ShownTexts;
  /** The completion as the person sees it. */
  answer: Completion;
}

/** Writes and signs the receipt of a completion, for the statement that stores it. */
export async function writeReceipt(
  { appOrigin, authSecret }: Pick<AppContext, 'appOrigin' | 'authSecret'>,
  { registration, plan, shown, answer }: Completed,
): Promise<SignedReceipt> {
  const { user, membership, case: opened } = answer;
  const isNew = plan.kind !== 'existing';
  const receipt: Receipt = {
    version: 1,
    issuer: appOrigin,
    keysUrl: `${appOrigin}/api/v1${getReceiptKeys.path}`,
    registrationId: registration.id,
    membershipId: membership.id,
    organization: answer.organization,
    ...shown,
    person: {
      email: user.email,
      firstName: user.firstName,
      lastName: user.lastName,
      // Somebody who joins with an account is not asked for these.
      phone: isNew ? registration.phone : null,
      timeZone: isNew ? registration.timeZone : null,
    },
    received: {
      account: isNew ? 'created' : 'kept',
      role: membership.role,
      case: opened && {
        reference: opened.reference,
        title: opened.title,
        caseRole: opened.caseRole,
      },
      at: answer.completedAt,
    },
  };
  return signReceipt(receipt, receiptKeyFrom(authSecret));
}
