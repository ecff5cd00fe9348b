import { z } from 'zod';
import { at } from './fields.ts';
import type { ClosedLinkCode } from './link-states.ts';

interface ProblemKind {
  /** HTTP status. */
  readonly status: number;
  /** What a person reads, in their language: what happened and the next step. */
  readonly title: { readonly en: string; readonly fr: string };
  /** When it is answered; for developers. */
  readonly when: string;
}

/** Every planned refusal (RFC 9457): its stable code, HTTP status, sentence for people, and when it is answered. */
export const problemKinds = {
  request_invalid: {
    status: 400,
    title: { en: 'Some fields need your attention.', fr: 'Certains champs sont à corriger.' },
    when: 'The parameters or the body do not match the contract; `errors` names each field.',
  },
  request_malformed: {
    status: 400,
    title: { en: 'The request could not be read.', fr: 'La requête n’a pas pu être lue.' },
    when: 'The body is not JSON, or a path or header cannot be decoded.',
  },
  request_too_large: {
    status: 413,
    title: { en: 'The request is too large.', fr: 'La requête est trop volumineuse.' },
    when: 'The body is larger than the endpoint accepts (64 KiB by default).',
  },
  request_media_type_unsupported: {
    status: 415,
    title: { en: 'The request must be sent as JSON.', fr: 'La requête doit être envoyée en JSON.' },
    when: 'A body came with another Content-Type than application/json.',
  },
  request_cross_site: {
    status: 403,
    title: {
      en: 'This request came from another website and was refused.',
      fr: 'Cette requête provient d’un autre site et a été refusée.',
    },
    when: 'An unsafe method came with an Origin or Sec-Fetch-Site that is neither ours nor in CORS_ORIGINS.',
  },
  request_other_host: {
    status: 403,
    title: {
      en: 'This page was opened under another address than its own. Reload it: it then opens at the right one.',
      fr: 'Cette page a été ouverte sous une autre adresse que la sienne. Rechargez-la\u00a0: elle s’ouvrira à la bonne.',
    },
    when: 'An unsafe method came from a page of this program under another host name, scheme or port than APP_ORIGIN’s, where no cookie or passkey works.',
  },
  challenge_required: {
    status: 428,
    title: {
      en: 'Please let your browser show that you are not a program, and try again.',
      fr: 'Laissez votre navigateur montrer que vous n’êtes pas un programme, puis réessayez.',
    },
    when: 'A limit or an alarm of the link is half reached, and no valid solution was sent: none, a wrong, used or expired one. Solve `challenge` and repeat the request with `challengeSolution`.',
  },
  signup_link_network_crowded: {
    status: 429,
    title: {
      en: 'Many people have started from your network within the hour. Use another network, such as mobile data, or wait.',
      fr: 'Beaucoup d’inscriptions ont commencé depuis votre réseau au cours de la dernière heure. Utilisez un autre réseau, par exemple les données mobiles, ou patientez.',
    },
    when: 'The caller’s network has started as many registrations without verifying them as the link’s `startsPerNetwork` allows in an hour. Nothing was begun: repeat it after `Retry-After`, or sooner, because verified starts give their place back; or call from another network.',
  },
  signup_link_crowded: {
    status: 429,
    title: {
      en: 'Many people are signing up through this link at the moment. Please wait, or write to the organization.',
      fr: 'Beaucoup de personnes s’inscrivent avec ce lien en ce moment. Patientez, ou écrivez à l’organisation.',
    },
    when: 'As many registrations were started through the link as its `startsPerHour` allows. Nothing was begun: repeat it after `Retry-After`.',
  },
  request_rate_limited: {
    status: 429,
    title: {
      en: 'Too many attempts. Please wait a moment and try again.',
      fr: 'Trop de tentatives. Patientez un instant puis réessayez.',
    },
    when: 'A rate limit was reached; `Retry-After` says in how many seconds to retry.',
  },
  endpoint_not_found: {
    status: 404,
    title: { en: 'There is nothing at this address.', fr: 'Il n’y a rien à cette adresse.' },
    when: 'No endpoint has this method and path.',
  },
  server_error: {
    status: 500,
    title: {
      en: 'Something went wrong on our side. Nothing was changed. Please try again.',
      fr: 'Une erreur s’est produite de notre côté. Rien n’a été modifié. Veuillez réessayer.',
    },
    when: 'A fault of ours; `requestId` finds it in the log.',
  },
  server_busy: {
    status: 503,
    title: {
      en: 'The service is busy. Please try again in a moment.',
      fr: 'Le service est très sollicité. Réessayez dans un instant.',
    },
    when: 'The database or the password queue cannot take more work now; `Retry-After` says in how many seconds to retry.',
  },
  session_required: {
    status: 401,
    title: { en: 'Please sign in.', fr: 'Veuillez vous connecter.' },
    when: 'There is no session, or it has ended.',
  },
  session_credentials_wrong: {
    status: 401,
    title: {
      en: 'The e-mail address or the password is wrong.',
      fr: 'L’adresse e-mail ou le mot de passe est incorrect.',
    },
    when: 'Sign-in failed; the answer is the same whether or not the address has an account.',
  },
  session_address_guessed: {
    status: 429,
    title: {
      en: 'Many wrong passwords were tried for this address. Choose a new password by mail, or sign in with a passkey or on a device that you have used before.',
      fr: 'De nombreux mots de passe erronés ont été essayés pour cette adresse. Choisissez un nouveau mot de passe par e-mail, ou connectez-vous avec une clé d’accès ou depuis un appareil déjà utilisé.',
    },
    when: 'Sign-in from a browser that is not known for the address, while many networks guess its password; the same whether or not the address has an account.',
  },
  password_reset_token_invalid: {
    status: 410,
    title: {
      en: 'This link has expired or was already used. Ask for a new one.',
      fr: 'Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.',
    },
    when: 'The reset token is unknown, used or older than an hour.',
  },
  disavowal_token_invalid: {
    status: 410,
    title: {
      en: 'This link no longer works: it is too old, or was already used.',
      fr: 'Ce lien ne fonctionne plus : il est trop ancien ou a déjà servi.',
    },
    when: 'The token of "This was not me" is unknown, for another kind of mail, too old or used.',
  },
  membership_required: {
    status: 403,
    title: {
      en: 'Your account has no access to this organization.',
      fr: 'Votre compte n’a pas accès à cette organisation.',
    },
    when: 'The signed-in user has no active membership in the organization.',
  },
  membership_role_insufficient: {
    status: 403,
    title: { en: 'Your role does not allow this.', fr: 'Votre rôle ne permet pas cette action.' },
    when: "The membership's role is not among those the endpoint asks for.",
  },
  organization_changed: {
    status: 409,
    title: {
      en: 'Someone else changed these settings. Check them, then save again.',
      fr: 'Quelqu’un d’autre a modifié ces réglages. Vérifiez-les, puis enregistrez à nouveau.',
    },
    when: '`version` is not the current one.',
  },
  signup_link_not_found: {
    status: 404,
    title: { en: 'This sign-up link does not exist.', fr: 'Ce lien d’inscription n’existe pas.' },
    when: "No such link, or it is another organization's; for a public token: it never existed.",
  },
  signup_link_changed: {
    status: 409,
    title: {
      en: 'Someone else changed this link. Check it, then try again.',
      fr: 'Quelqu’un d’autre a modifié ce lien. Vérifiez-le, puis réessayez.',
    },
    when: '`version` is not the current one.',
  },
  signup_link_ended: {
    status: 409,
    title: {
      en: 'This link was replaced or revoked and can no longer be changed.',
      fr: 'Ce lien a été remplacé ou révoqué et ne peut plus être modifié.',
    },
    when: 'A change to a link that was replaced or revoked.',
  },
  signup_link_paused: {
    status: 409,
    title: { en: 'Sign-up is paused at the moment.', fr: 'Les inscriptions sont suspendues pour le moment.' },
    when: '*Allow sign-up* is off.',
  },
  signup_link_scheduled: {
    status: 409,
    title: { en: 'Sign-up is not open yet.', fr: 'Les inscriptions ne sont pas encore ouvertes.' },
    when: '`opensAt` is still to come.',
  },
  signup_link_expired: {
    status: 410,
    title: { en: 'This sign-up link has expired.', fr: 'Ce lien d’inscription a expiré.' },
    when: '`expiresAt` has passed.',
  },
  signup_link_full: {
    status: 409,
    title: { en: 'All places of this link are taken.', fr: 'Toutes les places de ce lien sont prises.' },
    when: '`uses` has reached `useLimit`.',
  },
  signup_link_full_today: {
    status: 409,
    title: {
      en: 'All places of this link for today are taken. It opens again tomorrow.',
      fr: 'Toutes les places du jour de ce lien sont prises. Les inscriptions reprennent demain.',
    },
    when: '`usesToday` has reached `dailyLimit`, in the organization’s time zone; `opensAt` says when the link opens again.',
  },
  signup_link_replaced: {
    status: 410,
    title: {
      en: 'This sign-up link was replaced by a new one. Ask the organization for it.',
      fr: 'Ce lien d’inscription a été remplacé. Demandez le nouveau à l’organisation.',
    },
    when: 'An administrator replaced the URL.',
  },
  signup_link_revoked: {
    status: 410,
    title: { en: 'This sign-up link is no longer in use.', fr: 'Ce lien d’inscription n’est plus utilisé.' },
    when: 'An administrator ended the link for good.',
  },
  signup_link_email_domain_refused: {
    status: 409,
    title: {
      en: 'This link is only for addresses of certain domains. Please use the one that your organization gave you.',
      fr: 'Ce lien est réservé à certains domaines. Utilisez l’adresse fournie par votre organisation.',
    },
    when: "The address's domain is not among the link's `allowedEmailDomains`.",
  },
  signup_link_email_throwaway_refused: {
    status: 409,
    title: {
      en: 'This link does not accept addresses of throw-away mail services. Please use one that you will keep.',
      fr: 'Ce lien n’accepte pas les adresses de messageries jetables. Utilisez une adresse que vous conserverez.',
    },
    when: 'The link refuses throw-away mail services, and the address belongs to one.',
  },
  signup_link_grace_over: {
    status: 409,
    title: {
      en: 'The address of this link has already stopped.',
      fr: 'L’adresse de ce lien ne fonctionne déjà plus.',
    },
    when: 'The grace is over, or there never was one.',
  },
  signup_link_undo_not_found: {
    status: 404,
    title: { en: 'This undo does not exist.', fr: 'Cette annulation n’existe pas.' },
    when: 'No such undo of this link.',
  },
  signup_link_undo_too_large: {
    status: 409,
    title: {
      en: 'Too many people signed up in this time. Choose a shorter one, and undo it in parts.',
      fr: 'Trop de personnes se sont inscrites pendant cette période. Choisissez-en une plus courte et procédez par étapes.',
    },
    when: 'The range contains more than 5,000 uses of the link.',
  },
  signup_link_undo_too_old: {
    status: 409,
    title: {
      en: 'This undo is older than 30 days and can no longer be restored. You can still change people and cases one by one.',
      fr: 'Cette annulation date de plus de 30 jours et n’est plus réversible. Vous pouvez encore modifier les personnes et les dossiers un par un.',
    },
    when: 'The undo is older than 30 days and cannot be restored.',
  },
  registration_token_missing: {
    status: 401,
    title: {
      en: 'Open the personal link from your e-mail to continue.',
      fr: 'Ouvrez le lien personnel reçu par e-mail pour continuer.',
    },
    when: 'No `Authorization: Bearer <registration token>` header.',
  },
  registration_not_found: {
    status: 404,
    title: {
      en: 'This personal link is not valid. Check that it is complete, or ask for a new one.',
      fr: 'Ce lien personnel n’est pas valide. Vérifiez qu’il est complet ou demandez-en un nouveau.',
    },
    when: 'The registration token is unknown.',
  },
  registration_expired: {
    status: 410,
    title: {
      en: 'This personal link has expired. Ask for a new one.',
      fr: 'Ce lien personnel a expiré. Demandez-en un nouveau.',
    },
    when: 'The registration was not completed in time (24 hours from the mail, 14 days from an invitation).',
  },
  registration_withdrawn: {
    status: 410,
    title: { en: 'This registration was withdrawn.', fr: 'Cette inscription a été annulée.' },
    when: 'The person withdrew it.',
  },
  registration_revoked: {
    status: 410,
    title: {
      en: 'This invitation was taken back. Please contact the organization.',
      fr: 'Cette invitation a été retirée. Veuillez contacter l’organisation.',
    },
    when: 'An administrator revoked the invitation.',
  },
  registration_rejected: {
    status: 410,
    title: { en: 'This registration was not accepted.', fr: 'Cette inscription n’a pas été acceptée.' },
    when: 'An administrator rejected it.',
  },
  registration_completed: {
    status: 410,
    title: {
      en: 'This registration is already complete. Please sign in.',
      fr: 'Cette inscription est déjà terminée. Veuillez vous connecter.',
    },
    when: 'The registration is complete, and the request is not a replay of the one that completed it.',
  },
  registration_pending_approval: {
    status: 409,
    title: {
      en: 'Your registration is complete and needs the organization’s approval.',
      fr: 'Votre inscription est terminée et attend l’accord de l’organisation.',
    },
    when: 'The registration is pending approval.',
  },
  registration_unknown: {
    status: 404,
    title: { en: 'This registration does not exist.', fr: 'Cette inscription n’existe pas.' },
    when: "No such registration through a link, or it is another organization's.",
  },
  receipt_not_found: {
    status: 404,
    title: { en: 'There is no such receipt.', fr: 'Ce reçu n’existe pas.' },
    when: 'The membership is not an active one of the signed-in person, or no registration led to it.',
  },
  registration_not_waiting: {
    status: 409,
    title: {
      en: 'This registration no longer needs a decision: somebody decided, the person withdrew it, or it expired.',
      fr: 'Cette inscription n’est plus à approuver : une décision a été prise, la personne l’a annulée ou le délai est écoulé.',
    },
    when: 'Approving or rejecting a registration that is not pending approval.',
  },
  registration_account_changed: {
    status: 409,
    title: {
      en: 'This address has an account now. Reject this registration and ask the person to open the link again and sign in.',
      fr: 'Cette adresse a désormais un compte. Refusez cette inscription et demandez à la personne de rouvrir le lien et de se connecter.',
    },
    when: 'Approving a registration whose address has an account that its owner has not joined with.',
  },
  registration_not_verified: {
    status: 409,
    title: {
      en: 'Please verify your e-mail address first.',
      fr: 'Confirmez d’abord votre adresse e-mail.',
    },
    when: 'Answers or completion before the mailbox was verified.',
  },
  registration_rehearsed: {
    status: 409,
    title: {
      en: 'A rehearsal creates no passkey, because your device would keep it. Use a password.',
      fr: 'Un essai ne crée pas de clé d’accès : votre appareil la garderait. Utilisez un mot de passe.',
    },
    when: 'A passkey was asked for in a rehearsal.',
  },
  registration_answers_missing: {
    status: 409,
    title: { en: 'Some answers are still missing.', fr: 'Il manque encore des réponses.' },
    when: '`complete` before first and last name were saved; `errors` names them.',
  },
  registration_terms_changed: {
    status: 409,
    title: {
      en: 'The terms have changed since you read them. Please read them again.',
      fr: 'Les conditions ont changé depuis votre lecture. Veuillez les relire.',
    },
    when: 'The accepted versions of terms or privacy notice are not the current ones.',
  },
  registration_sign_in_required: {
    status: 409,
    title: {
      en: 'This address already has an account. Sign in to join.',
      fr: 'Cette adresse a déjà un compte. Connectez-vous pour rejoindre l’organisation.',
    },
    when: 'The verified address has an account, and the caller is not signed in to it.',
  },
  registration_membership_exists: {
    status: 409,
    title: {
      en: 'You already have an account with this organization.',
      fr: 'Vous avez déjà un compte chez cette organisation.',
    },
    when: 'The person is already a member; nothing was created and no use was spent.',
  },
  registration_membership_disabled: {
    status: 409,
    title: {
      en: 'Your access to this organization was ended. Please contact it.',
      fr: 'Votre accès à cette organisation a pris fin. Veuillez la contacter.',
    },
    when: 'The person has a disabled membership; a link never gives it back.',
  },
  registration_key_reused: {
    status: 422,
    title: {
      en: 'This registration was already sent with other content.',
      fr: 'Cette inscription a déjà été envoyée avec un autre contenu.',
    },
    when: 'The `Idempotency-Key` was used with another body.',
  },
  registration_code_wrong: {
    status: 409,
    title: {
      en: 'This is not the code in the mail that this page asked for. Check it and try again.',
      fr: 'Ce n’est pas le code du message demandé sur cette page. Vérifiez-le et réessayez.',
    },
    when: 'The code is wrong, or there is no such registration.',
  },
  registration_code_expired: {
    status: 410,
    title: {
      en: 'This code no longer works. Use the link in the mail, or ask for a new mail.',
      fr: 'Ce code ne fonctionne plus. Utilisez le lien du message ou demandez un nouveau message.',
    },
    when: 'The code is older than 15 minutes, or was tried wrong five times.',
  },
  registration_passkey_invalid: {
    status: 409,
    title: {
      en: 'The passkey could not be saved. Try again, or use a password.',
      fr: 'La clé d’accès n’a pas pu être enregistrée. Réessayez ou utilisez un mot de passe.',
    },
    when: 'The answer of the authenticator does not match the challenge, or the challenge is older than five minutes.',
  },
  invitation_batch_not_found: {
    status: 404,
    title: { en: 'This batch of invitations does not exist.', fr: 'Cet envoi n’existe pas.' },
    when: "No such batch of invitations, or it is another organization's.",
  },
  signup_request_not_found: {
    status: 404,
    title: { en: 'This request does not exist.', fr: 'Cette demande n’existe pas.' },
    when: "No such request, or it is another organization's.",
  },
  signup_request_answered: {
    status: 409,
    title: { en: 'This request has already been answered.', fr: 'Cette demande a déjà reçu une réponse.' },
    when: 'Another administrator has already answered it.',
  },
  passkey_not_found: {
    status: 404,
    title: { en: 'This passkey does not exist.', fr: 'Cette clé d’accès n’existe pas.' },
    when: 'No such passkey of the signed-in person.',
  },
  passkey_last_credential: {
    status: 409,
    title: {
      en: 'This is your only way to sign in. Set a password or add another passkey first.',
      fr: 'C’est votre seul moyen de connexion. Définissez d’abord un mot de passe ou ajoutez une autre clé d’accès.',
    },
    when: 'Removing the last passkey of a person without a password.',
  },
  passkey_refused: {
    status: 401,
    title: {
      en: 'The passkey was not accepted. Try again, or sign in with your password.',
      fr: 'La clé d’accès n’a pas été acceptée. Réessayez ou connectez-vous avec votre mot de passe.',
    },
    when: 'The passkey is unknown, or its answer does not match the challenge.',
  },
  device_not_found: {
    status: 404,
    title: { en: 'This device is no longer signed in.', fr: 'Cet appareil n’est plus connecté.' },
    when: 'No such session of the signed-in person.',
  },
  user_not_found: {
    status: 404,
    title: { en: 'This user does not exist.', fr: 'Cet utilisateur n’existe pas.' },
    when: "No such membership, or it is another organization's.",
  },
  user_already_member: {
    status: 409,
    title: {
      en: 'This person is already in the Users list.',
      fr: 'Cette personne figure déjà dans la liste des utilisateurs.',
    },
    when: 'The address belongs to a membership of this organization, active, invited or disabled.',
  },
  user_tag_id_taken: {
    status: 409,
    title: {
      en: 'Another user already has this tag ID.',
      fr: 'Un autre utilisateur a déjà cet identifiant.',
    },
    when: 'Tag ids are unique in an organization.',
  },
  user_last_admin: {
    status: 409,
    title: {
      en: 'An organization needs at least one active administrator.',
      fr: 'Une organisation a besoin d’au moins un administrateur actif.',
    },
    when: 'Disabling the last administrator, taking the role away, or their "This was not me".',
  },
  user_self_change: {
    status: 409,
    title: {
      en: 'You cannot disable yourself or change your own role.',
      fr: 'Vous ne pouvez ni vous désactiver ni changer votre propre rôle.',
    },
    when: 'An administrator changes their own membership.',
  },
  user_role_forbidden: {
    status: 403,
    title: {
      en: 'Only administrators may give or change the roles Administrator and Manager.',
      fr: 'Seuls les administrateurs peuvent attribuer ou modifier les rôles Administrateur et Responsable.',
    },
    when: 'A manager gives, changes or disables an admin or manager role.',
  },
  user_correction_forbidden: {
    status: 403,
    title: {
      en: 'Only administrators may correct the name or telephone number of administrators and managers.',
      fr: 'Seuls les administrateurs peuvent corriger le nom ou le téléphone d’un administrateur ou d’un responsable.',
    },
    when: 'A manager corrects an admin or a manager.',
  },
  user_correction_own: {
    status: 409,
    title: {
      en: 'You change your own name and telephone number in your profile.',
      fr: 'Vous modifiez votre propre nom et votre téléphone dans votre profil.',
    },
    when: 'An administrator corrects their own membership.',
  },
  user_not_joined: {
    status: 409,
    title: {
      en: 'This person has not joined yet: until then, only the name that they were invited by can be corrected.',
      fr: 'Cette personne n’a pas encore rejoint l’organisation\u00a0: d’ici là, seul le nom de l’invitation peut être corrigé.',
    },
    when: 'Correcting the telephone number of an invited user, or going back to the name that they have not given yet.',
  },
  user_already_joined: {
    status: 409,
    title: {
      en: 'This person has already joined; there is no invitation to send again.',
      fr: 'Cette personne a déjà rejoint l’organisation ; il n’y a plus d’invitation à renvoyer.',
    },
    when: 'Resending the personal link to a user who is no longer invited.',
  },
  user_not_active: {
    status: 409,
    title: {
      en: 'This person has not joined yet, or has no access. An address can be proposed to active users only.',
      fr: 'Cette personne n’a pas encore rejoint l’organisation, ou n’y a plus accès. Une adresse ne se propose qu’aux utilisateurs actifs.',
    },
    when: 'A new address is proposed to a user who is invited or disabled.',
  },
  address_proof_refused: {
    status: 403,
    title: {
      en: 'The passkey was not accepted. Please try again.',
      fr: 'La clé d’accès n’a pas été acceptée. Veuillez réessayer.',
    },
    when: 'The passkey is not the caller’s, or its answer does not match a challenge of the last five minutes.',
  },
  address_proof_too_new: {
    status: 403,
    title: {
      en: 'You added this way of signing in less than seven days ago. To change your address, use another one, or wait until then.',
      fr: 'Vous avez ajouté ce moyen de connexion il y a moins de sept jours. Pour changer d’adresse, utilisez-en un autre ou patientez jusque-là.',
    },
    when: 'The password or passkey that is to prove the owner was added to the account within the last seven days.',
  },
  address_change_token_invalid: {
    status: 410,
    title: {
      en: 'This link no longer works, or belongs to another account. Start again in your profile.',
      fr: 'Ce lien ne fonctionne plus, ou concerne un autre compte. Recommencez depuis votre profil.',
    },
    when: 'The token is unknown, used, cancelled, older than an hour, or was mailed for another account.',
  },
  address_change_code_wrong: {
    status: 409,
    title: {
      en: 'This is not the code in the newest mail. Check it and try again.',
      fr: 'Ce n’est pas le code du dernier message. Vérifiez-le et réessayez.',
    },
    when: 'The code is wrong.',
  },
  address_change_code_expired: {
    status: 410,
    title: {
      en: 'This code no longer works. Use the link in the mail, or start again.',
      fr: 'Ce code ne fonctionne plus. Utilisez le lien du message ou recommencez.',
    },
    when: 'No change is pending, or its code is older than 15 minutes or was tried wrong five times.',
  },
  address_taken: {
    status: 409,
    title: {
      en: 'Another account has this address. Yours stays as it is.',
      fr: 'Un autre compte a déjà cette adresse. La vôtre ne change pas.',
    },
    when: 'The mailbox is proved, and its address belongs to another account.',
  },
  address_former_taken: {
    status: 409,
    title: {
      en: 'A new account has been created with this address, so it cannot be put back. Please write to your organization.',
      fr: 'Un nouveau compte a été créé avec cette adresse : elle ne peut pas être remise. Écrivez à votre organisation.',
    },
    when: 'The address before the change belongs to another account by now.',
  },
  address_proposal_not_found: {
    status: 404,
    title: {
      en: 'No address is proposed to this person.',
      fr: 'Aucune adresse n’est proposée à cette personne.',
    },
    when: 'There is no open proposal: none was made, or it was withdrawn, carried out or has expired.',
  },
  case_not_found: {
    status: 404,
    title: { en: 'This case does not exist.', fr: 'Ce dossier n’existe pas.' },
    when: 'No such case, or the caller may not see it.',
  },
  case_appointment_missing: {
    status: 404,
    title: { en: 'No appointment is agreed.', fr: 'Aucun rendez-vous n’est fixé.' },
    when: 'The case has no appointment, or it was taken back.',
  },
  case_changed: {
    status: 409,
    title: {
      en: 'Someone else changed this case. Check it, then try again.',
      fr: 'Quelqu’un d’autre a modifié ce dossier. Vérifiez-le, puis réessayez.',
    },
    when: '`version` is not the current one.',
  },
  case_held: {
    status: 409,
    title: {
      en: 'This case is on hold for a possible conflict. An administrator or manager has to clear the hold first.',
      fr: 'Ce dossier est en attente en raison d’un conflit possible. Un administrateur ou un responsable doit d’abord lever l’attente.',
    },
    when: 'The status `open` was requested while the case has a conflict hold.',
  },
  case_not_held: {
    status: 409,
    title: {
      en: 'This case has no conflict hold.',
      fr: 'Ce dossier n’est pas en attente pour un conflit.',
    },
    when: 'There never was a hold, it was cleared, or it is about the caller.',
  },
  import_not_found: {
    status: 404,
    title: { en: 'This import does not exist.', fr: 'Cet import n’existe pas.' },
    when: 'No import of the organization has this id.',
  },
  party_not_found: {
    status: 404,
    title: { en: 'This party does not exist.', fr: 'Cette partie n’existe pas.' },
    when: 'No party of the organization has this id.',
  },
  party_changed: {
    status: 409,
    title: {
      en: 'Someone else changed this party. Check it, then try again.',
      fr: 'Quelqu’un d’autre a modifié cette partie. Vérifiez-la, puis réessayez.',
    },
    when: 'The `version` is not the current one.',
  },
  case_participant_exists: {
    status: 409,
    title: {
      en: 'This person already takes part in the case.',
      fr: 'Cette personne participe déjà au dossier.',
    },
    when: 'A membership has one place in a case.',
  },
  case_participant_not_found: {
    status: 404,
    title: {
      en: 'This person does not take part in the case.',
      fr: 'Cette personne ne participe pas au dossier.',
    },
    when: 'No such participant in this case.',
  },
  case_right_missing: {
    status: 403,
    title: {
      en: 'Your role in this case does not allow this.',
      fr: 'Votre rôle dans ce dossier ne le permet pas.',
    },
    when: 'The caller may see the case, but their case role may not change it or manage its participants.',
  },
  case_role_forbidden: {
    status: 403,
    title: {
      en: 'You cannot give or remove more than your own role in this case allows.',
      fr: 'Vous ne pouvez ni donner ni retirer plus que ce que permet votre propre rôle dans ce dossier.',
    },
    when: 'The caller’s rights come from a custom case role, and the role that they give or remove has more rights, or is their own place.',
  },
  case_type_not_found: {
    status: 404,
    title: { en: 'This case type does not exist.', fr: 'Ce type de dossier n’existe pas.' },
    when: 'The organization has no case type with this id.',
  },
  case_type_name_taken: {
    status: 409,
    title: { en: 'A case type already has this name.', fr: 'Un type de dossier porte déjà ce nom.' },
    when: 'The organization’s list already has the name; case is ignored and retired types count.',
  },
  case_role_not_found: {
    status: 404,
    title: { en: 'This case role does not exist.', fr: 'Ce rôle n’existe pas.' },
    when: 'The organization has no case role of its own with this id.',
  },
  case_role_name_taken: {
    status: 409,
    title: { en: 'A case role already has this name.', fr: 'Un rôle porte déjà ce nom.' },
    when: 'The organization already has the name (case is ignored, retired roles count), or it is the name of a built-in role.',
  },
  case_role_in_use: {
    status: 409,
    title: {
      en: 'This case role is in use. You can retire it.',
      fr: 'Ce rôle est utilisé. Vous pouvez le retirer de la liste.',
    },
    when: 'A case or a sign-up link uses the role.',
  },
  setup_not_available: {
    status: 404,
    title: {
      en: 'Casedoor is already set up, or this set-up link is not the one in the log.',
      fr: 'Casedoor est déjà configuré, ou ce lien de configuration n’est pas celui du journal.',
    },
    when: 'An organization exists, or the set-up token is wrong.',
  },
} as const satisfies Record<string, ProblemKind> & Record<ClosedLinkCode, ProblemKind>;

/** A problem's stable code. */
export type ProblemCode = keyof typeof problemKinds;

/** Codes of `errors[].code`: what is wrong with one field, with its sentence. `{minimum}` and `{maximum}` are filled in. */
export const fieldErrorKinds = {
  required: { en: 'This field is required.', fr: 'Ce champ est obligatoire.' },
  invalid: { en: 'This value is not valid.', fr: 'Cette valeur n’est pas valide.' },
  too_short: { en: 'At least {minimum} characters.', fr: 'Au moins {minimum} caractères.' },
  too_long: { en: 'At most {maximum} characters.', fr: 'Au plus {maximum} caractères.' },
  too_small: { en: 'At least {minimum}.', fr: 'Au minimum {minimum}.' },
  too_big: { en: 'At most {maximum}.', fr: 'Au maximum {maximum}.' },
  too_many: { en: 'At most {maximum} entries.', fr: 'Au plus {maximum} entrées.' },
  unknown_field: { en: 'This field is not known here.', fr: 'Ce champ n’est pas connu ici.' },
  email_invalid: {
    en: 'This does not look like an e-mail address. Example: lea.martin@example.com',
    fr: 'Cela ne ressemble pas à une adresse e-mail. Exemple : lea.martin@example.com',
  },
  email_unchanged: {
    en: 'This is the present address.',
    fr: 'C’est l’adresse actuelle.',
  },
  code_invalid: { en: 'The code has six digits.', fr: 'Le code comporte six chiffres.' },
  phone_invalid: {
    en: 'Enter the number in digits, such as +33 6 12 34 56 78.',
    fr: 'Indiquez le numéro en chiffres, par exemple +33 6 12 34 56 78.',
  },
  origin_invalid: {
    en: 'Enter each website from https:// to the end of its name, such as https://www.durand.example.',
    fr: 'Indiquez chaque site de https:// jusqu’à la fin de son nom, par exemple https://www.durand.example.',
  },
  domain_invalid: {
    en: 'This does not look like a domain. Example: durand.example or *.durand.example',
    fr: 'Cela ne ressemble pas à un domaine. Exemple : durand.example ou *.durand.example',
  },
  time_zone_unknown: { en: 'This time zone is not known.', fr: 'Ce fuseau horaire est inconnu.' },
  characters_refused: {
    en: 'This contains a line break or an invisible character. Delete it, or type the text again.',
    fr: 'Ce texte contient un saut de ligne ou un caractère invisible. Supprimez-le ou retapez le texte.',
  },
  link_refused: {
    en: 'A name cannot contain a web address.',
    fr: 'Un nom ne peut pas contenir d’adresse web.',
  },
  colour_invalid: { en: 'Use a colour such as #1f5c8b.', fr: 'Utilisez une couleur comme #1f5c8b.' },
  pattern_field_unknown: {
    en: 'Only {firstName}, {lastName}, {email} and {date} can be used in braces.',
    fr: 'Seuls {firstName}, {lastName}, {email} et {date} peuvent figurer entre accolades.',
  },
  ends_before_beginning: {
    en: 'The end must come after the beginning.',
    fr: 'La fin doit venir après le début.',
  },
  expires_before_opening: {
    en: 'The link would expire before it opens.',
    fr: 'Le lien expirerait avant son ouverture.',
  },
  expires_in_past: {
    en: 'This moment has passed. To stop the link now, switch sign-up off or revoke the link.',
    fr: 'Ce moment est passé. Pour arrêter le lien dès maintenant, désactivez l’inscription ou révoquez le lien.',
  },
  moment_out_of_range: {
    en: 'Choose a moment between the years 2000 and 2199.',
    fr: 'Choisissez un moment entre les années 2000 et 2199.',
  },
  staff_use_limit_needed: {
    en: 'A link that gives staff rights takes at most {maximum} people in total.',
    fr: 'Un lien qui donne les droits du personnel accepte au plus {maximum} personnes en tout.',
  },
  staff_new_link_needed: {
    en: 'More than {maximum} people have used this link, so it cannot give staff rights. Create a new link for staff.',
    fr: 'Plus de {maximum} personnes ont utilisé ce lien\u00a0: il ne peut pas donner les droits du personnel. Créez un nouveau lien pour le personnel.',
  },
  staff_end_needed: {
    en: 'A link that gives staff rights ends at most {maximum} days from now.',
    fr: 'Un lien qui donne les droits du personnel se termine au plus tard dans {maximum} jours.',
  },
  staff_approval_needed: {
    en: 'A link that gives staff rights must ask for approval, or allow only certain e-mail domains.',
    fr: 'Un lien qui donne les droits du personnel demande votre accord ou se limite à certains domaines.',
  },
  case_role_required: {
    en: 'Choose a case user role.',
    fr: 'Choisissez un rôle dans le dossier.',
  },
  case_role_unknown: { en: 'This case role does not exist.', fr: 'Ce rôle n’existe pas.' },
  case_role_retired: {
    en: 'This case role is retired. Choose another one.',
    fr: 'Ce rôle n’est plus proposé. Choisissez-en un autre.',
  },
  case_role_needs_view: {
    en: 'People who may change a case or manage its participants must be able to see it.',
    fr: 'Les personnes qui peuvent modifier un dossier ou en gérer les participants doivent pouvoir le voir.',
  },
  case_type_unknown: {
    en: 'This case type is not on the organization’s list.',
    fr: 'Ce type de dossier ne figure pas dans la liste de l’organisation.',
  },
  case_type_retired: {
    en: 'This case type is retired. Choose another one.',
    fr: 'Ce type de dossier n’est plus proposé. Choisissez-en un autre.',
  },
  case_staff_unknown: {
    en: 'Only active people of the organization’s own staff can be given cases.',
    fr: 'Seules les personnes actives du personnel peuvent se voir confier des dossiers.',
  },
  terms_not_accepted: {
    en: 'Please accept this to continue.',
    fr: 'Veuillez accepter pour continuer.',
  },
  password_wrong: { en: 'This is not your current password.', fr: 'Ce n’est pas votre mot de passe actuel.' },
  password_too_short: {
    en: 'Use at least 15 characters. A few words make a good password.',
    fr: 'Utilisez au moins 15 caractères. Quelques mots font un bon mot de passe.',
  },
  password_too_long: { en: 'At most 128 characters.', fr: 'Au plus 128 caractères.' },
  password_too_common: {
    en: 'This password is easy to guess. Add a few unrelated words.',
    fr: 'Ce mot de passe est facile à deviner. Ajoutez quelques mots sans rapport.',
  },
  password_contains_name: {
    en: 'This password is made of your name, your address or the organization’s name. Add a few unrelated words.',
    fr: 'Ce mot de passe est formé de votre nom, de votre adresse ou du nom de l’organisation. Ajoutez quelques mots sans rapport.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

/** What is wrong with one field. */
export type FieldErrorCode = keyof typeof fieldErrorKinds;

/**
 * A proof of work in the format of altcha (version 2): find the counter whose key (PBKDF2 with `salt` and `cost`, of
 * `nonce` followed by the counter as four bytes, big-endian) begins with `keyPrefix`. At most 180 to try.
 */
export const proofOfWork = z
  .object({
    parameters: z.object({
      algorithm: z.string().meta({ example: 'PBKDF2/SHA-256' }),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int().meta({ description: 'Iterations.', example: 5000 }),
      keyLength: z.int().meta({ example: 32 }),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.int().meta({ description: 'Seconds since 1970.' }),
    }),
    signature: z.string(),
  })
  .meta({ id: 'ProofOfWork' });
export type ProofOfWork = z.infer<typeof proofOfWork>;

/** A refusal as it is sent: RFC 9457 with `code`, `requestId` and, for bad input, `errors`. */
export const problem = z
  .object({
    type: z.string().meta({
      description: 'Address of the code’s documentation.',
      example: '/docs/problems#signup_link_full',
    }),
    title: z.string().meta({ description: 'What happened, in the caller’s language.' }),
    status: z.int().meta({ description: 'The HTTP status again.', example: 409 }),
    code: z.string().meta({ description: 'Stable code.', example: 'signup_link_full' }),
    detail: z.string().optional().meta({ description: 'When to retry, if known, in the caller’s language.' }),
    requestId: z.string().meta({ description: 'Finds the request in the log.' }),
    opensAt: at
      .optional()
      .meta({ description: 'When the link opens (again); only if it is closed until a known time.' }),
    challenge: proofOfWork
      .optional()
      .meta({ description: 'What to solve; only with the code `challenge_required`.' }),
    errors: z
      .array(
        z.object({
          path: z.string().meta({ description: 'Field, dots between levels.', example: 'firstName' }),
          code: z.string().meta({ description: 'Stable code of the fault.', example: 'required' }),
          message: z.string().meta({ description: 'Sentence in the caller’s language.' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'A planned refusal (RFC 9457).' });
export type ProblemBody = z.infer<typeof problem>;
