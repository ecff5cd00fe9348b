import type { Invitation, InvitationHindrance } from '@casedoor/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toast.tsx';
import { useActOnInvitations } from './invitation-queries.ts';

/** The actions on invitations. */
export type Action = 'resend' | 'revoke';

/** An invitation that an action skipped, and why. */
export interface SkippedInvitation {
  email: string;
  hindrance: InvitationHindrance;
}

/** Sends invitations again or revokes them, shows how many, and keeps the skipped ones with their reasons. */
export function useInvitationActions(signupLinkId: string) {
  const { t } = useTranslation('invitations');
  const act = useActOnInvitations(signupLinkId);
  const [skipped, setSkipped] = useState<readonly SkippedInvitation[]>([]);

  function run(what: Action, of: readonly Invitation[], onDone: () => void): void {
    setSkipped([]);
    act.mutate(
      { what, invitationIds: of.map(({ id }) => id) },
      {
        onSuccess: ({ items }) => {
          const hindered = items.flatMap(({ invitationId, hindrance }) =>
            hindrance ? [{ email: of.find(({ id }) => id === invitationId)?.email ?? '', hindrance }] : [],
          );
          setSkipped(hindered);
          const count = items.length - hindered.length;
          if (count > 0) showToast(t(what === 'resend' ? 'list.resent' : 'list.revoked', { count }));
          onDone();
        },
      },
    );
  }

  return { run, skipped, isPending: act.isPending, error: act.error };
}
