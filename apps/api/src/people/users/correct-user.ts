import type { changeUser, CorrectedField } from '@casedoor/contracts';
import { fullName } from '@casedoor/contracts/person-name';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { memberName, memberNameFields } from '../access/member-name.ts';

type Corrections = Pick<z.output<typeof changeUser.body>, 'correctedName' | 'correctedPhone'>;

/**
 * Corrects the name and telephone number by which the organization knows a user, whose row is locked. The person's own
 * data and their other organizations stay as they are. What equals the person's own is no correction. Throws
 * `user_not_joined`: until then there is nothing of the person's own, only the name that an administrator typed.
 */
export async function correctUser(
  transaction: Transaction,
  { organizationId, membershipId: actorMembershipId }: Member,
  membershipId: string,
  { correctedName, correctedPhone }: Corrections,
): Promise<void> {
  const key = { organizationId_id: { organizationId, id: membershipId } };
  const before = await transaction.membership.findUniqueOrThrow({
    where: key,
    select: {
      ...memberNameFields,
      knownPhone: true,
      user: { select: { firstName: true, lastName: true, phone: true } },
    },
  });
  const { user } = before;
  const hasJoined = before.joinedAt !== null;
  if (!hasJoined && (correctedName === null || correctedPhone !== undefined))
    throw new Problem('user_not_joined');

  const now = { ...before };
  if (correctedName !== undefined) {
    const isOwn = correctedName === null || (hasJoined && isSameName(correctedName, user));
    now.knownFirstName = isOwn ? null : correctedName.firstName;
    now.knownLastName = isOwn ? null : correctedName.lastName;
  }
  if (correctedPhone !== undefined)
    now.knownPhone = correctedPhone === (user.phone ?? '') ? null : correctedPhone;

  const changed: CorrectedField[] = [];
  if (now.knownFirstName !== before.knownFirstName || now.knownLastName !== before.knownLastName)
    changed.push('name');
  if (now.knownPhone !== before.knownPhone) changed.push('phone');
  if (changed.length === 0) return;

  const { knownFirstName, knownLastName, knownPhone } = now;
  await transaction.membership.update({ where: key, data: { knownFirstName, knownLastName, knownPhone } });
  const shown = { name: nameOf, phone: phoneOf };
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'user.corrected',
    actorMembershipId,
    subjectType: 'user',
    subjectId: membershipId,
    details: {
      ...Object.fromEntries(
        changed.map((field) => [field, { from: shown[field](before), to: shown[field](now) }]),
      ),
      ownAgain: changed.filter((field) => (field === 'name' ? knownFirstName : knownPhone) === null),
    },
  });
}

/** Whether two names are the same, in both parts. */
export function isSameName(one: Name, other: Name): boolean {
  return one.firstName === other.firstName && one.lastName === other.lastName;
}

interface Name {
  firstName: string;
  lastName: string;
}

type Row = Parameters<typeof memberName>[0] & { knownPhone: string | null; user: { phone: string | null } };

function nameOf(row: Row): string {
  return fullName(memberName(row));
}

function phoneOf({ knownPhone, user }: Row): string | null {
  return (knownPhone ?? user.phone) || null;
}
