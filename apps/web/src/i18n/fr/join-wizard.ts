import { consent } from '@casedoor/contracts/consent-fr';
import type en from '../en/join-wizard.ts';
import type { French } from '../french.ts';

/** Catalog of the wizard. */
const wizard: French<typeof en> = {
  you: {
    heading: 'Dernière étape : vous',
    welcome: 'Bienvenue chez {{organization}}',
    address: 'Vous vous inscrivez avec',
    firstName: 'Prénom',
    firstNameRequired: 'Indiquez votre prénom.',
    lastName: 'Nom',
    lastNameHint: 'Laissez ce champ vide si vous n’avez qu’un seul nom.',
    more: 'Téléphone et fuseau horaire',
    phone: 'Téléphone',
    optional: '(facultatif)',
    timeZone: 'Fuseau horaire',
    timeZoneHint: 'D’après votre appareil. Les dates sont affichées dans ce fuseau.',
    create: 'Créer mon compte',
    createPending: 'Création de votre compte…',
    send: 'Envoyer mon inscription',
    sendPending: 'Envoi…',
    verify: 'Confirmer et continuer',
    verifyPending: 'Confirmation…',
    notMe: 'Je n’ai rien demandé',
    haveAccount: 'J’ai déjà un compte',
    newHere: 'Je n’ai pas encore de compte',
    andSignIn: 'Confirmer et me connecter',
    noAccount:
      'Adresse confirmée. Aucun compte n’existe encore avec elle : indiquez votre nom pour continuer.',
  },
  consent: {
    ...consent,
    legend: 'Consentement',
    read: {
      terms: 'Lire les conditions d’utilisation',
      privacy: 'Lire la politique de confidentialité',
    },
    missing: {
      notice: 'Confirmez que vous avez lu ce texte.',
      terms: 'Acceptez les conditions d’utilisation pour continuer.',
      privacy: 'Confirmez que vous avez lu la politique de confidentialité.',
    },
    changedBoxes:
      'Un texte a changé depuis que vous avez ouvert cette page. Lisez la nouvelle version, puis cochez de nouveau sa case.',
    changedSentence:
      'Un texte a changé depuis que vous avez ouvert cette page. Lisez la nouvelle version, puis appuyez de nouveau sur le bouton.',
    changed: 'Modifié :',
  },
  secure: {
    password: 'Mot de passe',
    required: 'Choisissez un mot de passe.',
    lengthHint: 'Au moins 15 caractères. Astuce : une petite phrase.',
    show: 'Afficher',
    hide: 'Masquer',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
    suggest: 'Proposer une phrase de passe',
    suggestAgain: 'En proposer une autre',
    suggested:
      'Cinq mots, rien que pour vous. Gardez-les dans votre gestionnaire de mots de passe ou notez-les.',
    suggestFailed:
      'La liste de mots n’a pas pu être chargée. Vérifiez votre connexion ou choisissez vous-même un mot de passe.',
    enterAgain:
      'Par sécurité, le mot de passe n’est jamais conservé sur cette page. Veuillez le saisir à nouveau ; tout le reste est conservé.',
  },
  strength: {
    empty: 'Au moins 15 caractères',
    too_short: '{{length}} sur 15 caractères au moins',
    too_long: '{{length}} caractères : 128 au plus',
    made_of_name:
      'Formé de votre nom, de votre adresse ou du nom de l’organisation : ajoutez quelques mots sans rapport',
    repeating: 'Il se répète : ajoutez quelques mots sans rapport',
    long_enough: 'Assez long. Un mot de plus le rendra solide',
    strong: 'Bonne longueur',
  },
  passkey: {
    what: 'Vous vous connecterez avec votre empreinte, votre visage ou le code du téléphone. Aucun mot de passe à retenir. (C’est ce qu’on appelle une clé d’accès.)',
    create: 'Créer mon compte avec mon empreinte ou mon code',
    send: 'Envoyer mon inscription avec mon empreinte ou mon code',
    passwordInstead: 'Utiliser plutôt un mot de passe',
    insteadOfPassword: 'Utiliser plutôt une clé d’accès',
    asking: 'Confirmez sur votre appareil…',
    saved: 'Votre empreinte, votre visage ou votre code est prêt (clé d’accès enregistrée).',
    cancelled: 'Aucune clé d’accès n’a été créée et rien n’est perdu. Réessayez ou utilisez un mot de passe.',
    known:
      'Cet appareil a déjà une clé d’accès pour vous. Réessayez avec un autre appareil ou utilisez un mot de passe.',
    failed: 'Cet appareil n’a pas pu créer de clé d’accès. Réessayez ou utilisez un mot de passe.',
    signIn: 'Me connecter avec l’empreinte, le visage ou le code du téléphone',
    signInCancelled:
      'La connexion n’a pas eu lieu. Si votre téléphone a servi à l’inscription, choisissez-le dans la fenêtre qui s’ouvre et scannez le code affiché. Ou utilisez votre mot de passe.',
    orPassword: 'ou avec votre mot de passe',
  },
  existing: {
    signInTitle: 'Connexion',
    signInHeading: 'Cette adresse a déjà un compte',
    signInText:
      'Connectez-vous : vous verrez ce qu’apporte votre arrivée chez {{organization}} avant d’accepter quoi que ce soit.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Me connecter',
    submitting: 'Connexion…',
    forgot: 'J’ai oublié mon mot de passe',
    joinTitle: 'Rejoindre {{organization}}',
    joinHeading: 'Rejoindre {{organization}} avec votre compte',
    joinText: 'Vous êtes connecté(e) avec',
    join: 'Rejoindre {{organization}}',
    joining: 'Un instant…',
    ask: 'Demander à rejoindre {{organization}}',
    otherTitle: 'Une autre adresse',
    otherHeading: 'Vous êtes connecté(e) avec une autre adresse',
    otherSignedIn: 'Vous êtes connecté(e) avec',
    otherInvited: 'Ce lien personnel est destiné à',
    otherText:
      'Pour continuer avec cette dernière, déconnectez-vous d’abord. Rien n’est fait sans votre accord.',
    switch: 'Me déconnecter et continuer',
    switching: 'Déconnexion…',
    memberTitle: 'Vous avez déjà un compte',
    memberHeading: 'Vous avez déjà un compte chez {{organization}}',
    memberText: 'Il n’y a rien d’autre à faire. Rien n’a été créé une seconde fois.',
    open: 'Accéder à {{organization}}',
    disabledTitle: 'Votre accès a pris fin',
    disabledHeading: 'Votre accès à {{organization}} a pris fin',
    disabledText: 'Un lien ne peut pas le rétablir. Veuillez contacter {{organization}}.',
    resetMailed:
      'Un message est en route. Choisissez un nouveau mot de passe avec son lien, puis revenez vous connecter ici.',
  },
  ended: {
    pending_approval: {
      heading: 'Votre demande est bien arrivée',
      text: 'Merci. {{organization}} l’examine et vous fera part de sa décision par e-mail. Il n’y a rien d’autre à faire pour le moment : vous pouvez fermer cette page.',
      withdraw: 'Annuler mon inscription',
    },
    completed: {
      heading: 'Votre inscription est terminée',
      text: 'Votre compte chez {{organization}} existe. Connectez-vous pour continuer.',
      textSignedIn: 'Votre compte chez {{organization}} existe et vous êtes connecté(e).',
    },
    withdrawn: {
      heading: 'Cette inscription a été annulée',
      text: 'Rien n’a été créé. Les réponses et l’adresse n’ont pas été conservées. Vous pouvez fermer cette page.',
    },
    revoked: {
      heading: 'Cette invitation a été retirée',
      text: 'Ce lien personnel ne fonctionne plus. Si vous pensez qu’il s’agit d’une erreur, veuillez contacter {{organization}}.',
    },
    rejected: {
      heading: 'Cette inscription n’a pas été acceptée',
      text: 'Si vous pensez qu’il s’agit d’une erreur, veuillez contacter {{organization}}.',
    },
    expired: {
      heading: 'Ce lien personnel a expiré',
      text: 'Les liens personnels sont valables pour un temps limité. Rouvrez le lien d’inscription de {{organization}} et indiquez votre adresse : un nouveau message arrive aussitôt. Si vous avez reçu une invitation nominative, demandez-en une nouvelle.',
    },
    signIn: 'Me connecter',
  },
  invalid: {
    title: 'Lien non valide',
    heading: 'Ce lien personnel n’est pas valide',
    text: 'Vérifiez qu’il est complet, ou ouvrez le lien d’un autre de nos messages : chacun fonctionne jusqu’à son terme.',
    missingHeading: 'Ouvrez le lien reçu par e-mail',
    missingText:
      'Cette page a besoin du lien personnel que nous vous avons envoyé. Ouvrez le message et appuyez sur son bouton.',
  },
  withdraw: {
    continue: 'Continuer',
    title: 'Annulation',
    heading: 'Annuler cette inscription ?',
    submit: 'Annuler l’inscription',
    submitting: 'Annulation…',
    text: 'Le lien personnel cesse de fonctionner. Les réponses et l’adresse sont effacées. Rien n’est créé.',
    question: 'Votre réponse',
    choose: 'Veuillez choisir',
    yes: 'Oui, effacer mon adresse',
    keep: 'Non, la garder',
  },
  cookies: {
    welcome:
      'Votre navigateur bloque les cookies\u00a0: vous n’êtes donc pas connecté(e). Autorisez-les pour ce site dans ses réglages, ou prenez un autre navigateur, puis connectez-vous avec {{email}}.',
    signIn:
      'Votre navigateur bloque les cookies\u00a0: vous n’êtes donc pas connecté(e). Autorisez-les pour ce site dans ses réglages, ou ouvrez le lien du message dans un autre navigateur.',
  },
  letter: {
    follows: 'Et maintenant',
    questions: 'Une question ? {{organization}} vous répond',
    works: 'Qui s’en occupe',
    nobody: '{{organization}} vous dira qui s’occupe de votre dossier.',
    appointment: 'Votre rendez-vous',
    yourTime: 'Dans votre fuseau horaire\u00a0: {{moment}}',
    toCalendar: 'Ajouter à mon agenda',
  },
  welcome: {
    title: 'Bienvenue',
    heading: 'Bienvenue, {{firstName}}',
    complete: 'Votre inscription chez {{organization}} est terminée.',
    joined: 'Votre inscription chez {{organization}} est terminée et vous êtes connecté(e).',
    case: 'Votre dossier',
    reference: 'Référence {{reference}}',
    receipt: 'Voir et garder mon reçu',
    goToCase: 'Voir mon dossier',
    goTo: 'Accéder à {{organization}}',
    mail: 'Nous vous envoyons un récapitulatif à {{email}}.',
    back: 'Bon retour parmi nous, {{firstName}}',
    signedIn: 'Vous êtes connecté(e) avec {{email}}.',
    start: 'Aller à la page d’accueil',
    signedOutHeading: 'Vous n’êtes pas connecté(e)',
    signedOutText: 'Connectez-vous pour accéder à vos dossiers.',
    signIn: 'Me connecter',
  },
  problems: {
    session_credentials_wrong: 'L’adresse e-mail ou le mot de passe est incorrect.',
    session_address_guessed:
      'De nombreux mots de passe erronés ont été essayés pour cette adresse. Choisissez un nouveau mot de passe par e-mail, ou connectez-vous avec une clé d’accès ou depuis un appareil déjà utilisé.',
    registration_key_reused: 'Cette inscription a déjà été envoyée avec un autre contenu.',
    registration_code_wrong:
      'Ce n’est pas le code du message demandé sur cette page. Vérifiez-le et réessayez.',
    registration_code_expired:
      'Ce code ne fonctionne plus. Utilisez le lien du message ou demandez un nouveau message.',
    registration_passkey_invalid:
      'La clé d’accès n’a pas pu être enregistrée. Réessayez ou utilisez un mot de passe.',
    passkey_refused:
      'La clé d’accès n’a pas été acceptée. Réessayez ou connectez-vous avec votre mot de passe.',
  },
  fields: {
    phone_invalid: 'Indiquez le numéro en chiffres, par exemple +33 6 12 34 56 78.',
    link_refused: 'Un nom ne peut pas contenir d’adresse web.',
    terms_not_accepted: 'Veuillez accepter pour continuer.',
    password_too_short: 'Utilisez au moins 15 caractères. Quelques mots font un bon mot de passe.',
    password_too_long: 'Au plus 128 caractères.',
    password_too_common: 'Ce mot de passe est facile à deviner. Ajoutez quelques mots sans rapport.',
    password_contains_name:
      'Ce mot de passe est formé de votre nom, de votre adresse ou du nom de l’organisation. Ajoutez quelques mots sans rapport.',
    time_zone_unknown: 'Ce fuseau horaire est inconnu.',
    code_invalid: 'Le code comporte six chiffres.',
  },
};

export default wizard;
