import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Problem, invalidField } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { spendMail, waitOf } from '../../platform/mail/mail-limits.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { isActive } from '../access/active-member.ts';
import type { Member } from '../access/member.ts';
import { proposalDays } from './address-change.ts';
import { lockProposedTo } from './lock-proposed-to.ts';

/**
 * Proposes an address to a member and notifies them at their present one. Nothing else changes, and whether the address
 * has an account is not looked up. Replaces an open proposal. Throws `user_not_found`, `user_not_active`,
 * `user_role_forbidden`, `request_invalid` and, for a mailbox that was mailed too often, `request_rate_limited`.
 */
export async function proposeAddress(
  context: AppContext,
  member: Member,
  { membershipId, email }: { membershipId: string; email: string },
): Promise<void> {
  const { database, outbox, appOrigin } = context;
  const { organizationId } = member;
  const emailCanonical = canonicalEmail(email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');

  await database.$transaction(async (transaction) => {
    const target = await lockProposedTo(transaction, member, membershipId);
    if (!isActive(target)) throw new Problem('user_not_active');
    const user = await transaction.user.findUniqueOrThrow({
      where: { id: target.userId },
      select: { email: true, emailCanonical: true, firstName: true, locale: true },
    });
    if (user.emailCanonical === emailCanonical) throw invalidField('email', 'email_unchanged');
    const limitedBy = await spendMail(transaction, {
      through: membershipId,
      emailCanonical: user.emailCanonical,
      asker: { kind: 'administrator', organizationId },
    });
    if (limitedBy) throw new Problem('request_rate_limited', { retryAfter: waitOf[limitedBy] });

    await transaction.$executeRaw`
      UPDATE "AddressProposal" p SET "withdrawnAt" = now()
      WHERE p."organizationId" = ${organizationId}::uuid AND p."membershipId" = ${membershipId}::uuid
        AND p."confirmedAt" IS NULL AND p."withdrawnAt" IS NULL`;
    const [proposal] = await transaction.$queryRaw<{ id: string }[]>`
      INSERT INTO "AddressProposal" ("organizationId", "membershipId", "email", "emailCanonical", "proposedById", "expiresAt")
      VALUES (${organizationId}::uuid, ${membershipId}::uuid, ${email}, ${emailCanonical}, ${member.membershipId}::uuid,
              now() + make_interval(days => ${proposalDays}::int))
      RETURNING "id"`;
    if (!proposal) throw new Error('proposeAddress: no row');
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'user.address_proposed',
      actorMembershipId: member.membershipId,
      subjectType: 'user',
      subjectId: membershipId,
    });
    const notice = await prepareEmail(
      {
        message: {
          kind: 'address_proposed',
          firstName: user.firstName || null,
          newEmail: email,
          url: `${appOrigin}/profile`,
        },
        locale: asLocale(user.locale),
        recipient: user.email,
        organizationId: null,
        registrationId: null,
        idempotencyKey: `address_proposed:${proposal.id}`,
      },
      outbox.sealingKey,
    );
    await enqueueEmail(transaction, outbox, notice);
  });
}
