import type { CaseRole, CaseStatus } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';

/** A value, or an expression over the tables of the fragment's `when`. */
type Value<T> = T | Prisma.Sql;

interface CaseInsert {
  organizationId: Value<string>;
  caseId: Value<string>;
  /**
   * From `newCaseReference`; one that the organization already uses violates `CaseRecord_organizationId_reference_key`.
   */
  reference: Value<string>;
  title: Value<string>;
  caseTypeId: Value<string | null>;
  /** open by default. */
  status?: Value<CaseStatus>;
  /** The redemption that opens the case; null if a member does. */
  redemptionId: Value<string | null>;
  /** The membership that opens the case; null if a redemption does. */
  openedById?: Value<string | null>;
  /** What follows FROM: one case is opened for each of its rows, so none if it has none. */
  when: Prisma.Sql;
}

/** One part of a data-modifying WITH: opens a case and returns its "id". */
export function insertCase(values: CaseInsert): Prisma.Sql {
  const {
    organizationId,
    caseId,
    reference,
    title,
    caseTypeId,
    status = 'open',
    redemptionId,
    openedById = null,
    when,
  } = values;
  return Prisma.sql`
    INSERT INTO "CaseRecord" ("id", "organizationId", "reference", "title", "caseTypeId", "status", "redemptionId", "openedById")
    SELECT CAST(${caseId} AS uuid), CAST(${organizationId} AS uuid), CAST(${reference} AS text), CAST(${title} AS text),
      CAST(${caseTypeId} AS uuid), CAST(${status} AS "CaseStatus"), CAST(${redemptionId} AS uuid), CAST(${openedById} AS uuid)
    FROM ${when}
    RETURNING "id"`;
}

interface CaseParticipantInsert {
  organizationId: Value<string>;
  caseId: Value<string>;
  membershipId: Value<string>;
  caseRole: Value<CaseRole>;
  /** The custom case role, if there is one; `caseRole` is then the one that it counts as. */
  customCaseRoleId?: Value<string | null>;
  /** What follows FROM: one participant is added for each of its rows. */
  when: Prisma.Sql;
}

/** One part of a data-modifying WITH: adds a membership to a case as participant and returns the participant's "id". */
export function insertCaseParticipant(values: CaseParticipantInsert): Prisma.Sql {
  const { organizationId, caseId, membershipId, caseRole, customCaseRoleId = null, when } = values;
  return Prisma.sql`
    INSERT INTO "CaseParticipant" ("organizationId", "caseId", "membershipId", "caseRole", "customCaseRoleId")
    SELECT CAST(${organizationId} AS uuid), CAST(${caseId} AS uuid), CAST(${membershipId} AS uuid),
      CAST(${caseRole} AS "CaseRole"), CAST(${customCaseRoleId} AS uuid)
    FROM ${when}
    RETURNING "id"`;
}
