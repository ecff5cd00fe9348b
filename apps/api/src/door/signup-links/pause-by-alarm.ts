import { Prisma } from '../../platform/database/client.ts';

/** A link that its alarm has just paused. */
export interface PausedLink {
  id: string;
  organizationId: string;
  title: string;
  alarmAt: Date;
  alarmReason: 'starts' | 'refusals' | 'unverified';
  alarmCount: number;
  alarmLimit: number;
  /** From how many networks it came. */
  networks: number;
}

/**
 * `paused`, for the alarm's statement: switches off the link that the CTE `passed` names with "organizationId", "reason", "count", "limit"
 * and "networks".
 */
export const pauseByAlarm = Prisma.sql`
    paused AS (
      UPDATE "SignupLink" l
      SET "allowSignup" = false, "version" = l."version" + 1, "alarmAt" = clock_timestamp(),
          "alarmReason" = passed."reason"::"AlarmReason", "alarmCount" = passed."count", "alarmLimit" = passed."limit"
      FROM passed WHERE l."organizationId" = passed."organizationId" AND l."id" = passed."id" AND l."allowSignup"
      RETURNING l."id", l."organizationId", l."title", l."alarmAt", l."alarmReason"::text, l."alarmCount", l."alarmLimit", passed."networks"
    )`;
