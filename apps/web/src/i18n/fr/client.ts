import type client from '../en/client.ts';
import type { French } from '../french.ts';

/** Catalog of a client's own pages. */
export default {
  ownCase: {
    tab: 'Mon dossier',
    tabOfAll: 'Mes dossiers',
    heading: 'Vos dossiers',
    none: 'Vous n’avez pas encore de dossier chez {{organization}}. Dès qu’un dossier sera ouvert pour vous, vous le lirez ici.',
    more: 'Afficher la suite',
    all: 'Tous mes dossiers',
    reference: 'Référence {{reference}}',
    opened: 'Ouvert le {{date}}',
    status: {
      open: 'Votre dossier est ouvert.',
      on_hold:
        'Votre dossier est en pause pour le moment. Vous pouvez interroger {{organization}} à tout moment.',
      closed: 'Votre dossier est clos.',
      archived: 'Votre dossier est clos et conservé.',
    },
    contactsYou:
      '{{organization}} prendra contact avec vous. Vous pouvez aussi poser vos questions à tout moment.',
    forWhom: 'Pour qui',
    you: '{{name}} (vous)',
    role: '{{name}}, {{role}}',
    change: 'Modifier ce dossier ou lire ses notes',
    signInTitle: 'Se connecter',
    signInText: 'Connectez-vous pour lire votre dossier.',
    missingTitle: 'Ce dossier n’est pas ici',
    missing:
      'Vous êtes connecté(e) avec l’adresse {{email}}. Le dossier appartient peut-être à une autre adresse, ou vous n’y participez plus.',
    elsewhere: 'Vous faites aussi partie de\u00a0:',
    goThere: 'Le chercher chez {{organization}}',
    going: 'Recherche…',
    signedInAs: 'Vous êtes connecté(e) avec {{email}}',
    profile: 'Mon profil',
    signOut: 'Se déconnecter',
    signingOut: 'Déconnexion…',
    homeScreen: 'Garder cette page sur l’écran d’accueil',
    homeScreenAdd: 'Ajouter à l’écran d’accueil',
    homeScreenApple: 'Dans Safari, appuyez sur Partager, puis sur «\u202fSur l’écran d’accueil\u202f».',
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
  page: {
    language: 'Langue',
    accessibility: 'Accessibilité',
    loading: 'Chargement…',
    stillLoading: 'Cela prend plus de temps que d’habitude…',
    retry: 'Réessayer',
    opensNewTab: '(s’ouvre dans un nouvel onglet)',
    dataLocation: 'Lieu de conservation des données\u00a0: {{place}}',
  },
  discreet: {
    title: 'Votre dossier',
    exit: 'Quitter cette page',
    exitKeys: '(ou deux fois Échap)',
  },
  secure: {
    show: 'Afficher',
    hide: 'Masquer',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
  },
  passkey: {
    asking: 'Confirmez sur votre appareil…',
    signIn: 'Me connecter avec l’empreinte, le visage ou le code du téléphone',
    signInCancelled:
      'La connexion n’a pas eu lieu. Si votre téléphone a servi à l’inscription, choisissez-le dans la fenêtre qui s’ouvre et scannez le code affiché. Ou utilisez votre mot de passe.',
    orPassword: 'ou avec votre mot de passe',
  },
  existing: {
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Me connecter',
    submitting: 'Connexion…',
    forgot: 'J’ai oublié mon mot de passe',
  },
  cookies: {
    signIn:
      'Votre navigateur bloque les cookies\u00a0: vous n’êtes donc pas connecté(e). Autorisez-les pour ce site dans ses réglages, ou ouvrez le lien du message dans un autre navigateur.',
  },
  failure: {
    networkLoad: 'Pas de connexion. Cette page réessaie toute seule.',
    networkHeading: 'Cette page n’a pas pu être chargée',
    waitFor: 'Vous pourrez réessayer dans {{time}}.',
    nowAgain: 'Vous pouvez réessayer maintenant.',
    network:
      'Pas de connexion. Votre saisie est conservée\u00a0; cette page réessaie dès le retour de la connexion.',
    networkByHand:
      'Pas de connexion. Votre saisie est conservée. Renvoyez-la dès que la connexion est revenue.',
    busyRepeats: 'Le service est très sollicité. Cette page réessaie toute seule.',
    offline: 'Vous êtes hors ligne. Votre saisie est conservée.',
    faultHeading: 'Cette page ne fonctionne pas',
    faultText:
      'Votre navigateur a rencontré une erreur. Rechargez la page\u00a0; si cela ne suffit pas, essayez un autre navigateur ou un autre appareil.',
    faultAction:
      'Cela n’a pas fonctionné dans votre navigateur. Rechargez la page et réessayez\u00a0; si cela ne suffit pas, essayez un autre navigateur ou un autre appareil.',
    reload: 'Recharger la page',
  },
  problems: {
    request_rate_limited: 'Trop de tentatives. Patientez un instant puis réessayez.',
    server_error: 'Une erreur s’est produite de notre côté. Rien n’a été modifié. Veuillez réessayer.',
    server_busy: 'Le service est très sollicité. Réessayez dans un instant.',
    session_credentials_wrong: 'L’adresse e-mail ou le mot de passe est incorrect.',
    session_address_guessed:
      'De nombreux mots de passe erronés ont été essayés pour cette adresse. Choisissez un nouveau mot de passe par e-mail, ou connectez-vous avec une clé d’accès ou depuis un appareil déjà utilisé.',
    request_invalid: 'Certains champs sont à corriger.',
    passkey_refused:
      'La clé d’accès n’a pas été acceptée. Réessayez ou connectez-vous avec votre mot de passe.',
  },
  fields: {
    required: 'Ce champ est obligatoire.',
    email_invalid: 'Cela ne ressemble pas à une adresse e-mail. Exemple\u00a0: lea.martin@example.com',
  },
} satisfies French<typeof client>;
