import type { Locale, MemberRole } from '@casedoor/contracts';

/** A case as mails speak of it. */
export interface MessageCase {
  reference: string;
  title: string;
}

/** What every mail that leads into a registration tells about it. */
interface Invited {
  organizationName: string;
  /** Where the person may ask; null when the organization gave no address. */
  contactEmail: string | null;
  joinsAs: 'client' | 'staff';
  opensCase: boolean;
  requiresApproval: boolean;
  /** The personal link. */
  link: string;
}

/** Someone asked for a personal link with this address. */
export interface PersonalLink extends Invited {
  kind: 'personal_link';
}

/** An administrator mailed a sign-up link to a named address. */
export interface Invitation extends Invited {
  kind: 'invitation';
  invitedBy: string;
  firstName: string | null;
  /** The administrator's own words, plain text. */
  personalMessage: string | null;
}

/** An administrator added a user, who now sets up the account. */
export interface AddedUser {
  kind: 'added_user';
  organizationName: string;
  contactEmail: string | null;
  addedBy: string | null;
  firstName: string | null;
  role: MemberRole;
  /** The personal link. */
  link: string;
}

/** A registration is complete. */
export interface Welcome {
  kind: 'welcome';
  organizationName: string;
  contactEmail: string | null;
  firstName: string;
  case: MessageCase | null;
  /** Where the person goes on; no secret. */
  url: string;
}

/** For administrators: someone registered, or waits for approval. */
export interface NewRegistration {
  kind: 'new_registration';
  organizationName: string;
  personName: string;
  personEmail: string;
  role: 'client' | 'staff';
  signupLinkTitle: string;
  case: MessageCase | null;
  awaitsApproval: boolean;
  /** The page of the user, or of the registrations that wait; no secret. */
  url: string;
}

/** Someone asked for a new password. The link works for one hour. */
export interface PasswordReset {
  kind: 'password_reset';
  firstName: string | null;
  /** The reset link. */
  link: string;
}

/** One kind of mail with what it tells, as plain data. `link` is secret and never stored in clear. */
export type Message = PersonalLink | Invitation | AddedUser | Welcome | NewRegistration | PasswordReset;

/** The kinds of mail; stored as `Email.message`. */
export type MessageKind = Message['kind'];

/** A mail before delivery: what it says and to whom. */
export interface EmailRequest {
  message: Message;
  locale: Locale;
  recipient: string;
  /** The organization it speaks for; null for mails about an account alone. */
  organizationId: string | null;
  /** The registration whose personal link it carries; null if it carries none. */
  registrationId: string | null;
  /** One mail for one cause, however often it is asked for. */
  idempotencyKey: string;
}
