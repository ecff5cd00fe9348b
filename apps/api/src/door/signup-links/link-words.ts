import { z } from 'zod';
import type { LinkWords } from '../../casework/own-cases/link-words.ts';

const keptWords = z.object({
  nextStepsEn: z.string().nullable().catch(null),
  nextStepsFr: z.string().nullable().catch(null),
});

/** What links said to the people whom they brought, for the client's page. */
export const linkWords: LinkWords = {
  // The snapshot, not the link: a link that serves another matter today must not speak of this one.
  async nextSteps(database, { organizationId, caseId }) {
    const redemption = await database.redemption.findFirst({
      where: { organizationId, caseRecord: { organizationId, id: caseId } },
      select: { settings: true },
    });
    const words = keptWords.parse(redemption?.settings ?? {});
    return { en: words.nextStepsEn, fr: words.nextStepsFr };
  },

  // Then or now: what they saw then counts, and so does what the organization wants now.
  async cameDiscreetly(database, { organizationId, membershipId }) {
    const discreet = [
      { settings: { path: ['discreet'], equals: true } },
      { signupLink: { organizationId, discreet: true } },
    ];
    return (
      (await database.redemption.findFirst({
        where: { organizationId, membershipId, OR: discreet },
        select: { id: true },
      })) !== null
    );
  },
};
