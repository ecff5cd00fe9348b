/** The audit trail's actions in words, in both languages. An action that is missing here is shown by its code. */
export const auditActions = {
  'organization.created': { en: 'Organization created', fr: 'Organisation créée' },
  'organization.changed': { en: 'Organization changed', fr: 'Organisation modifiée' },
  'users.exported': { en: 'Users downloaded', fr: 'Utilisateurs téléchargés' },
  'cases.exported': { en: 'Cases downloaded', fr: 'Dossiers téléchargés' },
  'audit_events.exported': { en: 'Audit trail downloaded', fr: 'Journal d’audit téléchargé' },
  'signup_link.created': { en: 'Sign-up link created', fr: 'Lien d’inscription créé' },
  'signup_link.changed': { en: 'Sign-up link changed', fr: 'Lien d’inscription modifié' },
  'signup_link.replaced': { en: 'Sign-up link replaced', fr: 'Lien d’inscription remplacé' },
  'signup_link.revoked': { en: 'Sign-up link revoked', fr: 'Lien d’inscription révoqué' },
  'signup_link.grace_ended': {
    en: 'Former address of a link stopped',
    fr: 'Ancienne adresse d’un lien arrêtée',
  },
  'signup_link.paused_by_alarm': {
    en: 'Sign-up link paused by the leak alarm',
    fr: 'Lien d’inscription suspendu par l’alerte de fuite',
  },
  'signup_link.grant_lapsed': {
    en: 'Nobody answers for a link’s staff rights any more',
    fr: 'Plus personne ne répond des droits du personnel d’un lien',
  },
  'signup_link.undone': {
    en: 'Sign-ups through a link undone',
    fr: 'Inscriptions par un lien annulées',
  },
  'signup_link.undo_restored': { en: 'Undo of a link taken back', fr: 'Annulation d’un lien levée' },
  'signup_request.invited': {
    en: 'Request answered with an invitation',
    fr: 'Demande suivie d’une invitation',
  },
  'signup_request.dismissed': { en: 'Request dismissed', fr: 'Demande classée' },
  'registration.invited': { en: 'Invitation mailed', fr: 'Invitation envoyée' },
  'registration.revoked': { en: 'Invitation withdrawn', fr: 'Invitation retirée' },
  'signup_link.invitations_sent': { en: 'Invitations sent', fr: 'Invitations envoyées' },
  'signup_link.invitations_cancelled': {
    en: 'Sending of invitations cancelled',
    fr: 'Envoi d’invitations annulé',
  },
  'signup_link.invitations_resumed': {
    en: 'Sending of invitations resumed',
    fr: 'Envoi d’invitations repris',
  },
  'invitations.exported': { en: 'Invitations downloaded', fr: 'Invitations téléchargées' },
  'users.import_started': { en: 'Import of users started', fr: 'Import d’utilisateurs lancé' },
  'users.import_resumed': { en: 'Import of users resumed', fr: 'Import d’utilisateurs repris' },
  'registration.submitted': {
    en: 'Registration waits for approval',
    fr: 'Inscription en attente d’accord',
  },
  'registration.approved': { en: 'Registration approved', fr: 'Inscription acceptée' },
  'registration.rejected': { en: 'Registration rejected', fr: 'Inscription refusée' },
  'registration.lapsed': { en: 'Registration lapsed', fr: 'Inscription arrivée à échéance' },
  'registration.withdrawn': {
    en: 'Registration withdrawn by the person',
    fr: 'Inscription retirée par la personne',
  },
  'registration.completed': { en: 'Registration completed', fr: 'Inscription terminée' },
  'user.added': { en: 'User added', fr: 'Utilisateur ajouté' },
  'user.joined': { en: 'User joined', fr: 'Arrivée d’un utilisateur' },
  'user.changed': { en: 'User changed', fr: 'Utilisateur modifié' },
  'user.corrected': { en: 'Name or telephone corrected', fr: 'Nom ou téléphone corrigé' },
  'user.profile_changed': { en: 'Profile changed', fr: 'Profil modifié' },
  'user.disabled': { en: 'User disabled', fr: 'Utilisateur désactivé' },
  'user.enabled': { en: 'User enabled again', fr: 'Utilisateur réactivé' },
  'user.disavowed': {
    en: 'Registration disowned by the owner of the address',
    fr: 'Inscription désavouée par le titulaire de l’adresse',
  },
  'user.administrator_link_created': {
    en: 'One-time link for an administrator printed on the server',
    fr: 'Lien à usage unique pour un administrateur affiché sur le serveur',
  },
  'user.secured': {
    en: 'Account secured by the owner of the address',
    fr: 'Compte sécurisé par le titulaire de l’adresse',
  },
  'user.address_changed': {
    en: 'E-mail address changed by its owner',
    fr: 'Adresse e-mail changée par son titulaire',
  },
  'user.address_restored': {
    en: 'Former e-mail address put back by its owner',
    fr: 'Ancienne adresse e-mail remise par son titulaire',
  },
  'user.address_proposed': { en: 'New e-mail address proposed', fr: 'Nouvelle adresse e-mail proposée' },
  'user.address_proposal_withdrawn': {
    en: 'Proposal of an e-mail address withdrawn',
    fr: 'Proposition d’adresse e-mail retirée',
  },
  'case.held': { en: 'Case opened on hold', fr: 'Dossier ouvert en attente' },
  'case.hold_cleared': { en: 'Hold of a case cleared', fr: 'Mise en attente d’un dossier levée' },
  'case.hold_kept': { en: 'Hold of a case confirmed', fr: 'Mise en attente d’un dossier confirmée' },
  'party.added': { en: 'Party added', fr: 'Partie ajoutée' },
  'party.changed': { en: 'Party changed', fr: 'Partie modifiée' },
  'party.archived': { en: 'Party taken off the list', fr: 'Partie retirée de la liste' },
  'party.restored': { en: 'Party put back on the list', fr: 'Partie remise sur la liste' },
  'parties.exported': { en: 'Parties downloaded', fr: 'Parties téléchargées' },
  'parties.import_started': { en: 'Import of parties started', fr: 'Import de parties lancé' },
  'parties.import_resumed': { en: 'Import of parties resumed', fr: 'Import de parties repris' },
  'case.note_added': { en: 'Note added to a case', fr: 'Note ajoutée à un dossier' },
  'case_type.created': { en: 'Case type created', fr: 'Type de dossier créé' },
  'case_type.changed': { en: 'Case type changed', fr: 'Type de dossier modifié' },
  'case_role.created': { en: 'Case role created', fr: 'Rôle de dossier créé' },
  'case_role.changed': { en: 'Case role changed', fr: 'Rôle de dossier modifié' },
  'case_role.removed': { en: 'Case role removed', fr: 'Rôle de dossier supprimé' },
  'case.opened': { en: 'Case opened', fr: 'Dossier ouvert' },
  'case.opened_by_signup': { en: 'Case opened by a registration', fr: 'Dossier ouvert par une inscription' },
  'case.changed': { en: 'Case changed', fr: 'Dossier modifié' },
  'case.participant_added': { en: 'Person added to a case', fr: 'Personne ajoutée à un dossier' },
  'case.participant_removed': { en: 'Person removed from a case', fr: 'Personne retirée d’un dossier' },
} as const satisfies Record<string, { en: string; fr: string }>;

/** An action in words, or its code if there are none. */
export function auditActionWords(action: string, locale: 'en' | 'fr'): string {
  return action in auditActions ? auditActions[action as keyof typeof auditActions][locale] : action;
}
