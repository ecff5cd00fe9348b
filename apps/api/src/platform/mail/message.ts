import type { Locale, MemberRole } from '@casedoor/contracts';
import type { Letterhead } from './letterhead.ts';

/** A case as mails name it. */
export interface MessageCase {
  reference: string;
  title: string;
}

/** What a mail can hide: a discreet mail names neither the organization nor the people nor the matter. */
interface Discretion {
  discreet: boolean;
  /** null only while a discreet mail is rendered. */
  organizationName: string | null;
  /** null only while a discreet mail is rendered. */
  letterhead: Letterhead | null;
}

/** Fields of every mail that leads into a registration. */
interface Invited extends Discretion {
  /** Where the person may ask; null if the organization gave no address. */
  contactEmail: string | null;
  joinsAs: 'client' | 'staff';
  opensCase: boolean;
  requiresApproval: boolean;
  /** The personal link. */
  link: string;
}

/** A person asked for a personal link with this address. */
export interface PersonalLink extends Invited {
  kind: 'personal_link';
  /** An administrator rehearses the link: the mail says so. */
  rehearsal?: true;
  /** The 6-digit code that works like the link, for 15 minutes; secret like it. null: the mail has none. */
  code: string | null;
}

/** An administrator mailed a sign-up link to a named address. */
export interface Invitation extends Invited {
  kind: 'invitation';
  /** null only while a discreet mail is rendered. */
  invitedBy: string | null;
  firstName: string | null;
  /** The administrator's own words, plain text. */
  personalMessage: string | null;
  /** The end of the time to register, as formatted text. */
  worksUntil: string;
  /** Whether this is a reminder of an earlier invitation. */
  isReminder: boolean;
}

/** An administrator added a user, who now sets up the account. */
export interface AddedUser extends Discretion {
  kind: 'added_user';
  contactEmail: string | null;
  addedBy: string | null;
  firstName: string | null;
  /** null only while a discreet mail is rendered. */
  role: MemberRole | null;
  /** The personal link. */
  link: string;
}

/** A registration is complete. */
export interface Welcome extends Discretion {
  kind: 'welcome';
  /** An administrator rehearses the link: the mail says so, and after what a real person gets it. */
  rehearsal?: 'completed' | 'approved';
  contactEmail: string | null;
  firstName: string;
  case: MessageCase | null;
  /** The page where the person continues; no secret. */
  url: string;
  /** The disavowal link; secret. */
  disavowalLink: string;
}

/** A registration that was pending approval was rejected or has lapsed. */
export interface RegistrationRefused extends Discretion {
  kind: 'registration_refused';
  contactEmail: string | null;
  firstName: string | null;
  /** lapsed: nobody decided in time. */
  why: 'rejected' | 'lapsed';
  /** The organization's words to the person, plain text; null for none, and while a discreet mail is rendered. */
  personalMessage: string | null;
}

/** For administrators: a person signed up, or is pending approval. */
export interface NewRegistration {
  kind: 'new_registration';
  organizationName: string;
  personName: string;
  personEmail: string;
  role: 'client' | 'staff';
  signupLinkTitle: string;
  case: MessageCase | null;
  awaitsApproval: boolean;
  /** The page of the user, or of the registrations that are pending approval; no secret. */
  url: string;
}

/** For administrators, and the staff who got it: a case opened on hold because of a possible conflict of interest. */
export interface CaseHeld {
  kind: 'case_held';
  /** Whether the recipient decides about the hold; otherwise they work on the case once it is decided. */
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

/** For administrators: a sign-up request from a closed link. */
export interface NewRequest {
  kind: 'new_request';
  organizationName: string;
  personEmail: string;
  signupLinkTitle: string;
  /** The page of all requests; no secret. */
  url: string;
}

/** For administrators: how many people signed up through links in a day. */
export interface DailyDigest {
  kind: 'daily_digest';
  organizationName: string;
  /**
   * Start of the period, in the organization's time zone, as formatted text: earlier than a day ago if a digest could
   * not be sent.
   */
  from: string;
  /** End of the period, as formatted text. */
  until: string;
  /** Title of the link, null for a discreet one; how many joined; how many became pending approval. */
  links: readonly { title: string | null; joined: number; pendingApproval: number }[];
  /** The page of the links; no secret. */
  url: string;
}

/** For staff: they got a case that a link opened; for administrators: a case that nobody got. */
export interface NewCase {
  kind: 'new_case';
  organizationName: string;
  personName: string;
  signupLinkTitle: string;
  case: MessageCase;
  /** False: none of the staff whom the link names is active. */
  assigned: boolean;
  /** The page of the case; no secret. */
  url: string;
}

/** For administrators: a sign-up link has paused itself. */
export interface LinkPaused {
  kind: 'link_paused';
  organizationName: string;
  signupLinkTitle: string;
  /** What exceeded its limit: registrations or refused domains in an hour, unverified mailboxes in a day. */
  reason: 'starts' | 'refusals' | 'unverified';
  count: number;
  limit: number;
  /** From how many networks it came. */
  networks: number;
  /** The link's page, where sign-up can be allowed again; no secret. */
  url: string;
}

/** For administrators: the owner of an address disavowed a completed registration. */
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

/** A person asked for a new password. The link works for one hour. */
export interface PasswordReset {
  kind: 'password_reset';
  firstName: string | null;
  /** The reset link. */
  link: string;
}

/** A person's sign-in methods have changed; most likely they did it themselves. */
export interface CredentialsChanged {
  kind: 'credentials_changed';
  change: 'passkey_added' | 'passkey_removed' | 'password_changed' | 'password_set';
  firstName: string | null;
  /** The page with the sign-in methods; no secret. */
  url: string;
  /** The disavowal link; secret. */
  disavowalLink: string;
}

/** To a new address: the owner of an account, whom the mail does not name, asked to change to it. */
export interface AddressProof {
  kind: 'address_proof';
  /** Changes the address, in a session of the account that asked. */
  link: string;
  /** The 6-digit code that works like the link, for 15 minutes; secret like it. */
  code: string;
}

/** To a new address that has an account already: it cannot become the address of another. */
export interface AddressTaken {
  kind: 'address_taken';
  /** The sign-in page; no secret. */
  url: string;
}

/** To the former address: the address of the account has changed. Does not name the new one. */
export interface AddressChanged {
  kind: 'address_changed';
  firstName: string | null;
  /** The page with the profile; no secret. */
  url: string;
  /** The disavowal link; secret. */
  disavowalLink: string;
}

/** To the present address: an organization, which the mail does not name, proposes another address. */
export interface AddressProposed {
  kind: 'address_proposed';
  firstName: string | null;
  newEmail: string;
  /** The page with the profile; no secret. */
  url: string;
}

/**
 * One kind of mail and its facts, as plain data. `link`,
 * `disavowalLink` and `code` are secret and never stored in clear.
 */
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
  | CredentialsChanged
  | AddressProof
  | AddressTaken
  | AddressChanged
  | AddressProposed;

/** The kinds of mail; stored as `Email.message`. */
export type MessageKind = Message['kind'];

/** A mail before it is rendered: message, recipient and cause. */
export interface EmailRequest {
  message: Message;
  locale: Locale;
  recipient: string;
  /** The organization that sends it; null for mails about an account alone. */
  organizationId: string | null;
  /** The registration whose personal link it carries; null if it carries none. */
  registrationId: string | null;
  /** Deduplicates: one mail for one cause, however often it is requested. */
  idempotencyKey: string;
}
