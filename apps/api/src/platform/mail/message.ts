import type { Locale, MemberRole } from '@casedoor/contracts';

/** A case as mails speak of it. */
export interface MessageCase {
  reference: string;
  title: string;
}

/** What a mail can keep to itself: with it, nothing in the mail names the organization, the people or the matter. */
interface Discretion {
  discreet: boolean;
  /** null only where a discreet mail is put into words. */
  organizationName: string | null;
}

/** What every mail that leads into a registration tells about it. */
interface Invited extends Discretion {
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
  /** An administrator tries the link out: the mail says so. */
  rehearsal?: true;
  /** The 6-digit code that does the same as the link, for 15 minutes; secret like it. null: the mail has none. */
  code: string | null;
}

/** An administrator mailed a sign-up link to a named address. */
export interface Invitation extends Invited {
  kind: 'invitation';
  /** null only where a discreet mail is put into words. */
  invitedBy: string | null;
  firstName: string | null;
  /** The administrator's own words, plain text. */
  personalMessage: string | null;
  /** Until when one can register with it, written out. */
  worksUntil: string;
  /** It reminds of an earlier one. */
  isReminder: boolean;
}

/** An administrator added a user, who now sets up the account. */
export interface AddedUser extends Discretion {
  kind: 'added_user';
  contactEmail: string | null;
  addedBy: string | null;
  firstName: string | null;
  /** null only where a discreet mail is put into words. */
  role: MemberRole | null;
  /** The personal link. */
  link: string;
}

/** A registration is complete. */
export interface Welcome extends Discretion {
  kind: 'welcome';
  /** An administrator tries the link out: the mail says so, and what a real person gets it after. */
  rehearsal?: 'completed' | 'approved';
  contactEmail: string | null;
  firstName: string;
  case: MessageCase | null;
  /** Where the person goes on; no secret. */
  url: string;
  /** Where they say that it was not them; secret. */
  disavowalLink: string;
}

/** Whoever waited for approval is not let in. */
export interface RegistrationRefused extends Discretion {
  kind: 'registration_refused';
  contactEmail: string | null;
  firstName: string | null;
  /** lapsed: nobody decided in time. */
  why: 'rejected' | 'lapsed';
  /** The organization's words to the person, plain text; null for none, and where a discreet mail is put into words. */
  personalMessage: string | null;
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

/** For administrators, and the staff who got it: a case opened on hold, because its person resembles somebody whom the organization knows. */
export interface CaseHeld {
  kind: 'case_held';
  /** Whether the reader decides about it; else the case is theirs to work on once that is done. */
  decides: boolean;
  organizationName: string;
  personName: string;
  personEmail: string;
  case: MessageCase;
  matches: readonly {
    kind: 'party' | 'user';
    name: string;
    sharedFields: readonly ('name' | 'email' | 'phone')[];
  }[];
  /** The page of the case; no secret. */
  url: string;
}

/** For administrators: someone at a closed link asks to be let in. */
export interface NewRequest {
  kind: 'new_request';
  organizationName: string;
  personEmail: string;
  signupLinkTitle: string;
  /** The page with every request; no secret. */
  url: string;
}

/** For administrators: how many came through links in a day. */
export interface DailyDigest {
  kind: 'daily_digest';
  organizationName: string;
  /** The first moment that it tells of, in the organization's time zone, written out: longer ago where no digest could be sent. */
  from: string;
  /** Its end, written out. */
  until: string;
  /** Title of the link, null for a discreet one; how many joined; how many began to wait for approval. */
  links: readonly { title: string | null; joined: number; waiting: number }[];
  /** The page of the links; no secret. */
  url: string;
}

/** For staff: a case that a link opened is theirs to work on; or, for administrators, it is nobody's. */
export interface NewCase {
  kind: 'new_case';
  organizationName: string;
  personName: string;
  signupLinkTitle: string;
  case: MessageCase;
  /** False: of the staff that the link names, nobody was left. */
  assigned: boolean;
  /** The page of the case; no secret. */
  url: string;
}

/** For administrators: a sign-up link has paused itself. */
export interface LinkPaused {
  kind: 'link_paused';
  organizationName: string;
  signupLinkTitle: string;
  /** What passed its limit: registrations or refused domains in an hour, mailboxes that nobody proved in a day. */
  reason: 'starts' | 'refusals' | 'unverified';
  count: number;
  limit: number;
  /** The link's page, where it is switched on again; no secret. */
  url: string;
}

/** For administrators: the owner of an address says that a completed registration was not theirs. */
export interface RegistrationDisavowed {
  kind: 'registration_disavowed';
  organizationName: string;
  personName: string;
  personEmail: string;
  /** The link that was used; null for a user added directly. */
  signupLinkTitle: string | null;
  /** The page of the user, whose access has ended; no secret. */
  url: string;
}

/** Someone asked for a new password. The link works for one hour. */
export interface PasswordReset {
  kind: 'password_reset';
  firstName: string | null;
  /** The reset link. */
  link: string;
}

/** How a person signs in has changed; most likely by themselves. */
export interface CredentialsChanged {
  kind: 'credentials_changed';
  change: 'passkey_added' | 'passkey_removed' | 'password_changed' | 'password_set';
  firstName: string | null;
  /** Where they see how they sign in; no secret. */
  url: string;
  /** Where they say that it was not them; secret. */
  disavowalLink: string;
}

/** One kind of mail with what it tells, as plain data. `link`, `disavowalLink` and `code` are secret and never stored in clear. */
export type Message =
  | PersonalLink
  | Invitation
  | AddedUser
  | Welcome
  | RegistrationRefused
  | NewRegistration
  | CaseHeld
  | NewRequest
  | DailyDigest
  | LinkPaused
  | NewCase
  | RegistrationDisavowed
  | PasswordReset
  | CredentialsChanged;

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
