import { invalidField, Problem } from '../../platform/http/problem.ts';

interface Ticks {
  mayView: boolean;
  mayChange: boolean;
  mayManageParticipants: boolean;
}

/** Throws `request_invalid` on `mayView` for a role that may change a case but not view it. */
export function refuseUnseen({ mayView, mayChange, mayManageParticipants }: Ticks): void {
  if (!mayView && (mayChange || mayManageParticipants)) throw invalidField('mayView', 'case_role_needs_view');
}

const builtIn = ['clients', 'client', 'staff', 'personnel'];

/** Throws `case_role_name_taken` for a name that equals a built-in role's, in either language. */
export function refuseBuiltInName(name: string): void {
  if (builtIn.includes(name.toLowerCase())) throw new Problem('case_role_name_taken');
}
