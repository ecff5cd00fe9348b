import { Prisma } from '../../platform/database/client.ts';

/** How long the link to a new address works, in minutes; the proof of the owner is as old at the most. */
export const linkMinutes = 60;
/** How long the code works, in minutes. */
export const codeMinutes = 15;
/** How often a code may be tried. */
export const codeTries = 5;
/** For how long the owner of the former address can put it back, in days. */
export const restoreDays = 7;
/** For how long a person is asked about a proposed address, in days. */
export const proposalDays = 14;

/** Whether a change `c` waits for the proof of the new mailbox. */
export const isPendingSql = Prisma.sql`(c."confirmedAt" IS NULL AND c."cancelledAt" IS NULL AND c."expiresAt" > now())`;

/** Whether a proposal `p` waits for the person. */
export const isOpenSql = Prisma.sql`(p."confirmedAt" IS NULL AND p."withdrawnAt" IS NULL AND p."expiresAt" > now())`;
