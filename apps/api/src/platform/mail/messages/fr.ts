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
    worksForADay: 'Ce lien est valable 24\u00a0heures.',
    keepToYourself: 'Ce lien vous est personnel\u00a0: merci de ne pas le transmettre.',
    code: 'Saisissez ce code sur la page où vous avez indiqué votre adresse\u00a0:',
    codeValidity: 'Ce code est valable 15\u00a0minutes.',
    notMe: 'Ce n’était pas moi',
  },
  discreet: {
    sender: 'Votre inscription',
    why: 'Ce message a été envoyé automatiquement. La page vous en dit plus une fois ouverte.',
    whyWithoutPage: 'Ce message a été envoyé automatiquement.',
  },
  greeting: (firstName) => (firstName ? `Bonjour ${firstName},` : 'Bonjour,'),
  next: {
    title: 'La suite',
    aboutYou:
      'Vous indiquez votre nom et choisissez votre moyen de connexion. Cela prend environ deux minutes.',
    ready: 'Votre espace personnel est ouvert.',
    opensCase: (organization) => `Un dossier est ouvert à votre nom chez ${organization}.`,
    staff: (organization) => `Vous rejoignez le personnel de ${organization}.`,
    client: (organization) => `Vous disposez de votre espace personnel chez ${organization}.`,
    approval: (organization) =>
      `${organization ? `${organization} examine votre inscription` : 'Votre inscription est examinée'} et un message vous prévient dès que vous pouvez vous connecter.`,
  },
  personalLink: {
    subject: (organization, code) =>
      code
        ? `${code} est votre code pour ${organization ? `vous inscrire chez ${organization}` : 'continuer'}`
        : `Poursuivez votre inscription${organization ? ` – ${organization}` : ''}`,
    preheader: (code) =>
      `${code ? `Votre code\u00a0: ${code}. ` : ''}Votre lien personnel est valable 24\u00a0heures.`,
    heading: 'Poursuivez votre inscription',
    intro: (organization) =>
      `Une demande d’inscription${organization ? ` auprès de ${organization}` : ''} vient d’être faite avec cette adresse, sans doute par vous.`,
    withLink: 'Poursuivez avec votre lien personnel\u00a0:',
    orWithLink: 'Ou poursuivez avec votre lien personnel, sur l’appareil de votre choix\u00a0:',
    action: 'Poursuivre mon inscription',
    notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: rien ne se passe sans le lien.',
  },
  rehearsal: {
    subject: (subject: string) => `Essai\u00a0: ${subject}`,
    text: 'Ceci est un essai que vous avez demandé. Une nouvelle personne reçoit ce message. Quoi que vous en fassiez, personne n’est inscrit et tout est supprimé.',
    completed:
      'Voici la fin de l’essai que vous avez demandé. Une nouvelle personne reçoit ce message une fois l’inscription terminée. Personne n’a été inscrit et tout a été supprimé\u00a0: ses liens ne mènent à rien.',
    approved:
      'Voici la fin de l’essai que vous avez demandé. Une nouvelle personne reçoit ce message une fois son inscription approuvée. Personne n’a été inscrit et tout a été supprimé\u00a0: ses liens ne mènent à rien.',
  },
  invitation: {
    subject: (organization) =>
      organization ? `${organization} vous invite à vous inscrire` : 'Commencez votre inscription',
    reminderSubject: (organization) =>
      organization
        ? `Rappel\u00a0: ${organization} vous invite à vous inscrire`
        : 'Rappel\u00a0: votre inscription',
    reminder: 'Ceci est un rappel.',
    worksUntil: (moment) => `Ce lien est valable jusqu’au ${moment}.`,
    preheader: (invitedBy, organization, worksUntil) =>
      invitedBy && organization
        ? `${invitedBy} (${organization}) vous adresse un lien personnel.`
        : `Votre lien personnel est valable jusqu’au ${worksUntil}.`,
    heading: (organization) => (organization ? `${organization} vous invite` : 'Commencez votre inscription'),
    intro: (invitedBy, organization) =>
      invitedBy && organization
        ? `${invitedBy} (${organization}) vous invite à vous inscrire. Commencez avec votre lien personnel\u00a0:`
        : 'Une inscription a été préparée pour cette adresse. Commencez avec votre lien personnel\u00a0:',
    message: (invitedBy) => `${invitedBy} vous écrit\u00a0:`,
    action: 'Commencer mon inscription',
    notYou: (organization) =>
      `${organization ? `Vous ne connaissez pas ${organization}\u00a0?` : 'Vous ne vous y attendiez pas\u00a0?'} Ignorez ce message\u00a0: rien ne se passe sans le lien.`,
  },
  addedUser: {
    subject: (organization) =>
      organization ? `Activez votre compte – ${organization}` : 'Activez votre compte',
    preheader: 'Votre lien personnel est valable 24\u00a0heures.',
    heading: 'Activez votre compte',
    intro: (addedBy, organization, role) => {
      if (!organization || !role)
        return 'Un compte a été préparé pour cette adresse. Activez-le avec votre lien personnel\u00a0:';
      return addedBy
        ? `${addedBy} vous donne accès à ${organization} avec le rôle «\u00a0${roles[role]}\u00a0». Activez votre compte avec votre lien personnel\u00a0:`
        : `Un accès à ${organization} vous est ouvert avec le rôle «\u00a0${roles[role]}\u00a0». Activez votre compte avec votre lien personnel\u00a0:`;
    },
    action: 'Activer mon compte',
    signIn:
      'Vous vérifiez votre nom et choisissez votre moyen de connexion. Cela prend environ deux minutes.',
    ready: (organization) =>
      organization ? `Votre espace chez ${organization} est ouvert.` : 'Votre espace personnel est ouvert.',
    notYou: (organization) =>
      `${organization ? `Vous ne connaissez pas ${organization}\u00a0?` : 'Vous ne vous y attendiez pas\u00a0?'} Ignorez ce message\u00a0: rien ne se passe sans le lien.`,
  },
  welcome: {
    subject: (organization) =>
      organization ? `Bienvenue chez ${organization}` : 'Votre inscription est terminée',
    preheader: 'Votre inscription est terminée.',
    heading: (firstName) => `Bienvenue, ${firstName}`,
    intro: (organization) =>
      `Votre inscription${organization ? ` auprès de ${organization}` : ''} est terminée et votre compte est prêt.`,
    withCase: 'Ce dossier a été ouvert à votre nom. Rappelez sa référence dans vos courriers et vos appels.',
    openCase: 'Ouvrir mon dossier',
    openApp: 'Ouvrir mon espace',
    notYou: 'Cette inscription ne vient pas de vous\u00a0?',
    keep: 'Conservez ce message\u00a0: le bouton mène toujours à votre espace, où vous vous connectez.',
  },
  registrationRefused: {
    subject: (organization) =>
      organization ? `Votre inscription auprès de ${organization}` : 'À propos de votre inscription',
    heading: {
      rejected: 'Votre inscription n’a pas été acceptée',
      lapsed: 'Votre inscription est arrivée à échéance',
    },
    intro: {
      rejected: (organization) =>
        organization
          ? `Merci de votre inscription auprès de ${organization}, qui l’a examinée et n’a pas pu l’accepter.`
          : 'Merci de votre inscription. Elle a été examinée et n’a pas pu être acceptée.',
      lapsed: (organization) =>
        organization
          ? `Merci de votre inscription auprès de ${organization}. Faute de décision dans les 30\u00a0jours, elle a pris fin. Vous pouvez recommencer avec le même lien d’inscription.`
          : 'Merci de votre inscription. Faute de décision dans les 30\u00a0jours, elle a pris fin. Vous pouvez recommencer.',
    },
    message: (organization) => `${organization} vous écrit\u00a0:`,
    forgotten:
      'Aucun compte n’a été créé. Vos réponses et le moyen de connexion que vous aviez choisi ont été effacés.',
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
      'Une personne s’est inscrite par un lien d’inscription et attend votre approbation. Rien n’est créé avant votre décision.',
    action: 'Voir la fiche',
    actionApproval: 'Voir l’inscription',
    why: (organization) => `Vous recevez ce message en tant qu’administrateur de ${organization}.`,
  },
  caseHeld: {
    subject: (organization) => `Un dossier est en attente, conflit possible – ${organization}`,
    heading: 'Un dossier est en attente',
    intro:
      'Une personne qui vient de s’inscrire a des points communs avec une personne que votre organisation connaît. Son dossier a été ouvert en attente de votre décision. La personne n’en voit rien.',
    introStaff:
      'Le dossier qui vous a été confié est celui d’une personne qui a des points communs avec une personne que votre organisation connaît. Il est en attente\u00a0: ne commencez pas avant la décision d’un administrateur ou d’un responsable, et n’en dites rien à la personne.',
    person: 'Inscription',
    party: 'Dans la liste des parties',
    user: 'Dans votre organisation',
    match: (name, shared) =>
      `${name} (en commun\u00a0: ${shared.map((field) => ({ name: 'nom', email: 'adresse e-mail', phone: 'téléphone' })[field]).join(', ')})`,
    action: 'Voir le dossier',
  },
  newRequest: {
    subject: (organization) => `Une personne souhaite s’inscrire – ${organization}`,
    heading: 'Une personne souhaite s’inscrire',
    intro:
      'Devant un lien d’inscription fermé, une personne demande à s’inscrire. Son adresse n’est pas vérifiée. Sur la page, vous lisez son message, vous l’invitez ou vous classez la demande.',
    more: 'Les demandes suivantes ne donnent lieu à aucun message pendant 15\u00a0minutes.',
    action: 'Voir les demandes',
  },
  dailyDigest: {
    subject: (organization) => `Résumé quotidien des inscriptions – ${organization}`,
    heading: 'Inscriptions par vos liens',
    intro: (from, until) =>
      `Du ${from} au ${until}, par les liens qui vous informent une fois par jour\u00a0:`,
    discreetLink: 'Un lien discret',
    counts: (joined, pendingApproval) =>
      [
        ...(joined > 0 ? [`${joined} ${joined === 1 ? 'personne inscrite' : 'personnes inscrites'}`] : []),
        ...(pendingApproval > 0
          ? [
              `${pendingApproval} ${pendingApproval === 1 ? 'inscription à approuver' : 'inscriptions à approuver'}`,
            ]
          : []),
      ].join(', '),
    more: 'Les réglages de chaque lien disent s’il vous informe à chaque inscription, une fois par jour ou pas du tout.',
    action: 'Voir les liens d’inscription',
  },
  newCase: {
    subject: (organization) => `Un nouveau dossier vous est confié – ${organization}`,
    heading: 'Un dossier vous est confié',
    intro:
      'Une personne a terminé son inscription par un lien d’inscription, et le dossier ouvert à cette occasion vous est confié.',
    why: (organization) =>
      `Vous recevez ce message parce qu’un lien d’inscription de ${organization} vous confie de nouveaux dossiers.`,
    action: 'Voir le dossier',
  },
  caseWithoutStaff: {
    subject: (organization) => `Un dossier n’est confié à personne – ${organization}`,
    heading: 'Un dossier a été ouvert sans personnel',
    intro:
      'Le lien d’inscription confie les nouveaux dossiers à des membres du personnel, mais aucun n’est plus actif. Personne ne travaille encore sur ce dossier\u00a0: choisissez quelqu’un et vérifiez les réglages du lien.',
    why: (organization) => `Vous recevez ce message en tant qu’administrateur de ${organization}.`,
    action: 'Voir le dossier',
  },
  linkPaused: {
    subject: (link) => `Le lien d’inscription «\u00a0${link}\u00a0» s’est suspendu`,
    heading: 'Un lien d’inscription s’est suspendu de lui-même',
    why: {
      starts: (count, limit) =>
        `${count}\u00a0inscriptions ont commencé par ce lien en une heure\u00a0; son alerte est fixée à ${limit}. Il est peut-être entre de mauvaises mains.`,
      refusals: (count, limit) =>
        `${count}\u00a0adresses ont été refusées pour leur domaine en une heure\u00a0; son alerte est fixée à ${limit}. Il est peut-être entre de mauvaises mains.`,
      unverified: (count, limit) =>
        `${count}\u00a0personnes n’ont pas confirmé leur adresse en un jour, ou ont répondu que ce n’était pas elles\u00a0; son alerte est fixée à ${limit}. Quelqu’un saisit peut-être les adresses d’autres personnes.`,
    },
    next: 'Plus personne ne peut commencer une inscription. Les personnes qui avaient confirmé leur adresse peuvent terminer. La page du lien montre qui s’est inscrit. Un clic y rouvre les inscriptions et remet le compteur à zéro. Vous pouvez aussi remplacer le lien\u00a0: son adresse change alors.',
    networks: 'Nombre de réseaux',
    action: 'Voir le lien',
  },
  registrationDisavowed: {
    subject: (organization) => `Une inscription n’était pas celle du titulaire – ${organization}`,
    heading: 'Le titulaire de cette adresse ne s’est pas inscrit',
    intro:
      'Il a reçu le message de bienvenue et a répondu «\u00a0Ce n’était pas moi\u00a0». L’accès a pris fin aussitôt, et toute personne connectée a été déconnectée.',
    next: 'Rien n’a été supprimé. Vérifiez ce que cette inscription a créé. Si la réponse était une erreur, vous pouvez réactiver l’utilisateur.',
  },
  facts: {
    name: 'Nom',
    email: 'Adresse e-mail',
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
  credentialsChanged: {
    sender: 'Casedoor',
    subject: {
      passkey_added: 'Une clé d’accès a été ajoutée à votre compte',
      passkey_removed: 'Une clé d’accès a été retirée de votre compte',
      password_changed: 'Votre mot de passe a été modifié',
      password_set: 'Un mot de passe a été défini pour votre compte',
    },
    preheader: 'Nous vous signalons tout changement de vos moyens de connexion.',
    intro: {
      passkey_added:
        'Une clé d’accès vient d’être ajoutée à votre compte. Elle permet désormais de vous connecter.',
      passkey_removed:
        'Une clé d’accès vient d’être retirée de votre compte. Elle ne permet plus de vous connecter.',
      password_changed:
        'Le mot de passe de votre compte vient d’être modifié, et tous vos autres appareils ont été déconnectés.',
      password_set:
        'Un mot de passe vient d’être défini pour votre compte. Il permet désormais de vous connecter, tout comme votre clé d’accès.',
    },
    fine: 'Si c’était vous, vous n’avez rien à faire.',
    action: 'Voir mes moyens de connexion',
    notYou:
      'Ce n’était pas vous\u00a0? Dites-le dans les sept jours et votre compte est aussitôt protégé\u00a0: tout le monde est déconnecté et vous choisissez un nouveau mot de passe.',
  },
  addressProof: {
    subject: (code) => `${code} est votre code pour confirmer cette adresse`,
    preheader: (code) => `Votre code\u00a0: ${code}. Le lien est valable une heure.`,
    heading: 'Confirmez votre nouvelle adresse',
    intro:
      'Une personne, sans doute vous, souhaite utiliser cette adresse e-mail pour un compte Casedoor existant, à la place d’une autre.',
    orWithLink: 'Ou ouvrez ce lien là où vous êtes connecté(e) à ce compte\u00a0:',
    action: 'Utiliser cette adresse',
    validity: 'Ce lien est valable une heure, et seulement pour la personne qui l’a demandé.',
    notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: il ne se passe rien.',
  },
  addressTaken: {
    subject: 'Cette adresse a déjà un compte',
    preheader: 'Rien n’a été modifié.',
    heading: 'Cette adresse a déjà un compte',
    intro:
      'Une personne, sans doute vous, a voulu utiliser cette adresse e-mail pour un autre compte Casedoor. Vous avez déjà un compte avec cette adresse\u00a0: le changement est impossible. Rien n’a été modifié.',
    next: 'Connectez-vous avec cette adresse pour utiliser son compte. Pour y rattacher l’autre compte, donnez d’abord une autre adresse à celui-ci.',
    action: 'Me connecter',
    notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: votre compte ne change pas.',
  },
  addressChanged: {
    subject: 'L’adresse de votre compte a changé',
    preheader: 'Cette boîte mail n’est plus liée à votre compte.',
    heading: 'L’adresse de votre compte a changé',
    intro:
      'Votre compte Casedoor a désormais une autre adresse e-mail. C’est avec elle que vous vous connectez, et c’est là que vos messages arrivent. Tous vos autres appareils ont été déconnectés.',
    fine: 'Si c’était vous, vous n’avez rien à faire.',
    action: 'Voir mon profil',
    notYou:
      'Ce n’était pas vous\u00a0? Dites-le dans les sept jours\u00a0: cette adresse est remise, tout le monde est déconnecté et vous choisissez un nouveau mot de passe.',
  },
  addressProposed: {
    subject: 'Est-ce votre nouvelle adresse e-mail\u00a0?',
    preheader: 'Rien ne change sans votre confirmation.',
    heading: 'Avez-vous une nouvelle adresse e-mail\u00a0?',
    intro:
      'Une organisation dont vous êtes membre ou client propose une autre adresse e-mail pour votre compte. Votre profil indique laquelle.',
    proposed: 'Adresse proposée',
    next: 'Si l’adresse est la bonne, connectez-vous et confirmez-la. Sinon, ne faites rien\u00a0: vous seul(e) pouvez changer votre adresse.',
    action: 'Ouvrir mon profil',
    notYou:
      'Cette adresse n’est pas la vôtre\u00a0? Ne la confirmez pas\u00a0: la personne qui lit ses messages pourrait entrer dans votre compte.',
  },
};
