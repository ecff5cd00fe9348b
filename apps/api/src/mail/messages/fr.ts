import type { MemberRole } from '@casedoor/contracts';
import type { Catalog } from './en.ts';

const roles: Record<MemberRole, string> = {
  admin: 'administrateur',
  manager: 'responsable',
  staff: 'membre du personnel',
  client: 'client',
};

/** Every word of the mails, in French. */
export const fr: Catalog = {
  stationery: {
    copyAddress: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur\u00a0:',
    contact: (email) => `Une question\u00a0? Écrivez à ${email}.`,
    sentWith: (organization) => `Message envoyé par ${organization} avec Casedoor.`,
    newestLinkOnly: 'Ce lien est valable 24\u00a0heures. Seul le lien du message le plus récent fonctionne.',
    keepToYourself: 'Ce lien vous est personnel\u00a0: merci de ne pas le transmettre.',
  },
  greeting: (firstName) => (firstName ? `Bonjour ${firstName},` : 'Bonjour,'),
  next: {
    title: 'La suite',
    aboutYou:
      'Vous indiquez votre nom et choisissez votre moyen de connexion. Cela prend environ deux minutes.',
    opensCase: (organization) => `Un dossier est ouvert à votre nom chez ${organization}.`,
    staff: (organization) => `Vous rejoignez le personnel de ${organization}.`,
    client: (organization) => `Vous disposez de votre espace personnel chez ${organization}.`,
    approval: (organization) =>
      `${organization} examine votre inscription et vous prévient par courriel dès que vous pouvez vous connecter.`,
  },
  personalLink: {
    subject: (organization) => `Poursuivez votre inscription – ${organization}`,
    preheader: 'Votre lien personnel est valable 24\u00a0heures.',
    heading: 'Poursuivez votre inscription',
    intro: (organization) =>
      `Une demande d’inscription auprès de ${organization} vient d’être faite avec cette adresse, sans doute par vous. Poursuivez avec votre lien personnel\u00a0:`,
    action: 'Poursuivre mon inscription',
    notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: rien ne se passe sans le lien.',
  },
  invitation: {
    subject: (organization) => `${organization} vous invite à vous inscrire`,
    preheader: (invitedBy, organization) => `${invitedBy} (${organization}) vous adresse un lien personnel.`,
    heading: (organization) => `${organization} vous invite`,
    intro: (invitedBy, organization) =>
      `${invitedBy} (${organization}) vous invite à vous inscrire. Commencez avec votre lien personnel\u00a0:`,
    message: (invitedBy) => `${invitedBy} vous écrit\u00a0:`,
    action: 'Commencer mon inscription',
    notYou: (organization) =>
      `Vous ne connaissez pas ${organization}\u00a0? Ignorez ce message\u00a0: rien ne se passe sans le lien.`,
  },
  addedUser: {
    subject: (organization) => `Activez votre compte – ${organization}`,
    preheader: 'Votre lien personnel est valable 24\u00a0heures.',
    heading: 'Activez votre compte',
    intro: (addedBy, organization, role) =>
      addedBy
        ? `${addedBy} vous donne accès à ${organization} avec le rôle «\u00a0${roles[role]}\u00a0». Activez votre compte avec votre lien personnel\u00a0:`
        : `Un accès à ${organization} vous est ouvert avec le rôle «\u00a0${roles[role]}\u00a0». Activez votre compte avec votre lien personnel\u00a0:`,
    action: 'Activer mon compte',
    signIn:
      'Vous vérifiez votre nom et choisissez votre moyen de connexion. Cela prend environ deux minutes.',
    ready: (organization) => `Votre espace chez ${organization} est ouvert.`,
    notYou: (organization) =>
      `Vous ne connaissez pas ${organization}\u00a0? Ignorez ce message\u00a0: rien ne se passe sans le lien.`,
  },
  welcome: {
    subject: (organization) => `Bienvenue chez ${organization}`,
    preheader: 'Votre inscription est terminée.',
    heading: (firstName) => `Bienvenue, ${firstName}`,
    intro: (organization) =>
      `Votre inscription auprès de ${organization} est terminée et votre compte est prêt.`,
    withCase: 'Ce dossier a été ouvert à votre nom. Rappelez sa référence dans vos courriers et vos appels.',
    openCase: 'Ouvrir mon dossier',
    openApp: 'Ouvrir mon espace',
    keep: 'Conservez ce message\u00a0: le bouton mène toujours à votre espace, où vous vous connectez.',
  },
  newRegistration: {
    subject: (organization) => `Nouvelle inscription – ${organization}`,
    subjectApproval: (organization) => `Une inscription attend votre approbation – ${organization}`,
    heading: 'Nouvelle inscription',
    headingApproval: 'Une inscription attend votre approbation',
    intro: (role) =>
      role === 'staff'
        ? 'Un nouveau membre du personnel s’est inscrit par un lien d’inscription.'
        : 'Une nouvelle personne s’est inscrite comme client par un lien d’inscription.',
    introApproval:
      'Une personne s’est inscrite par un lien d’inscription soumis à approbation. Rien n’est créé avant votre décision.',
    action: 'Voir la fiche',
    actionApproval: 'Voir l’inscription',
    why: (organization) => `Vous recevez ce message en tant qu’administrateur de ${organization}.`,
  },
  facts: {
    name: 'Nom',
    email: 'Adresse électronique',
    signupLink: 'Lien d’inscription',
    case: 'Dossier',
    reference: 'Référence',
    caseValue: (opened) => `${opened.title} (${opened.reference})`,
  },
  passwordReset: {
    sender: 'Casedoor',
    subject: 'Choisissez un nouveau mot de passe',
    preheader: 'Le lien est valable une heure.',
    heading: 'Choisissez un nouveau mot de passe',
    intro:
      'Un nouveau mot de passe vient d’être demandé, sans doute par vous, pour le compte lié à cette adresse. Choisissez-le ici\u00a0:',
    action: 'Choisir mon mot de passe',
    validity: 'Ce lien est valable une heure et ne sert qu’une fois.',
    notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: votre mot de passe reste inchangé.',
  },
};
