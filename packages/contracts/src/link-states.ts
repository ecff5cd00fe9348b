// Apart from the schemas, so that the invitee's pages load this list without them.

/** Every state of a link, and what opens it: it is open, an administrator does, time does, or nothing can any more. */
const opening = {
  open: 'open',
  paused: 'administrator',
  scheduled: 'time',
  expired: 'administrator',
  full: 'administrator',
  full_today: 'time',
  replaced: 'never',
  revoked: 'never',
} as const;

/** State of a link: derived from its row and the current time, never stored. */
export type LinkState = keyof typeof opening;
export const linkStates = Object.keys(opening) as LinkState[];

/** Why a link accepts nobody now. */
export type ClosedState = Exclude<LinkState, 'open'>;

/** A state from which a link opens by itself, at a time that the link knows. */
export type ReopeningState = {
  [S in LinkState]: (typeof opening)[S] extends 'time' ? S : never;
}[LinkState];

/** Whether a link in this state opens by itself. */
export function opensByItself(state: LinkState): state is ReopeningState {
  return opening[state] === 'time';
}

/** Code of the problem of a link that accepts nobody. */
export type ClosedLinkCode = `signup_link_${ClosedState}`;

/** The problem of a link that accepts nobody in this state. */
export function closedLinkCode<S extends ClosedState>(state: S): `signup_link_${S}` {
  return `signup_link_${state}`;
}

/** The problems of a link that accepts nobody, one for each state. */
export const closedLinkCodes = linkStates.filter((state) => state !== 'open').map(closedLinkCode);
