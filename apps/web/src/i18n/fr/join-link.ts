import { promise } from '@casedoor/contracts/promise-fr';
import type en from '../en/join-link.ts';
import type { French } from '../french.ts';

/** Catalog of what the link page may show at once, and of every error. */
const link: French<typeof en> = {
  page: {
    language: 'Langue',
    accessibility: 'Accessibilité',
    loading: 'Chargement…',
    stillLoading: 'Cela prend plus de temps que d’habitude…',
    retry: 'Réessayer',
    opensNewTab: '(s’ouvre dans un nouvel onglet)',
    dataLocation: 'Lieu de conservation des données\u00a0: {{place}}',
    signInQuietly: 'J’ai déjà un compte : me connecter',
  },
  discreet: {
    title: 'Votre inscription',
    organization: 'l’organisation',
    exit: 'Quitter cette page',
    exitKeys: '(ou deux fois Échap)',
    domainRefused:
      'Ce lien n’accepte pas les adresses de ce domaine. Utilisez celle qui vous a été demandée.',
    ask: 'Demander une invitation',
  },
  link: {
    title: 'Invitation',
    heading: '{{organization}} vous invite',
    headingOfPerson: '{{person}} vous invite',
    promiseHeading: 'Ce qui va se passer, et qui le verra',
    until: 'Ouvert jusqu’au {{date}}',
    email: 'Votre adresse e-mail',
    emailHint: 'Vous y recevrez un lien personnel. Comptez deux minutes.',
    domains: 'Uniquement les adresses de ces domaines : {{domains}}',
    domainRefused: 'Ce lien n’accepte que les adresses de ces domaines : {{domains}}',
    throwawayRefused:
      'Ce lien n’accepte pas les adresses jetables. Utilisez une adresse que vous conserverez.',
    checking: 'Un instant\u00a0: nous vérifions que vous n’êtes pas un programme…',
    submit: 'Recevoir mon lien',
    submitting: 'Envoi…',
    isNot: 'Bon à savoir',
  },
  promise,
  email: {
    didYouMean: 'Vouliez-vous dire',
    questionMark: '\u00a0?',
  },
  who: {
    heading: 'Avec quel compte voulez-vous continuer ?',
    signedIn: 'Vous êtes connecté(e) avec',
    text: 'Rien ne se passe avant que vous ayez confirmé l’adresse et donné votre accord.',
    continue: 'Continuer avec {{email}}',
    other: 'Utiliser une autre adresse',
    account: 'Accéder à mon compte',
    memberHeading: 'Vous avez déjà un compte chez {{organization}}',
    memberOpen: 'Accéder à {{organization}}',
  },
  nothing: {
    title: 'Rien ici',
    heading: 'Il n’y a rien à cette adresse',
    text: 'Vérifiez que le lien est complet ou demandez-le à la personne qui vous l’a donné.',
  },
  contact: {
    write: 'Écrire à {{organization}}',
    site: 'Contacter {{organization}}',
    askGiver: 'Adressez-vous à la personne de {{organization}} qui vous a donné le lien.',
  },
  failure: {
    networkLoad: 'Pas de connexion. Cette page réessaie toute seule.',
    networkHeading: 'Cette page n’a pas pu être chargée',
    waitFor: 'Vous pourrez réessayer dans {{time}}.',
    placesIn:
      'Il y aura de nouveau de la place au plus tard dans {{time}}. Cette page réessaie toute seule chaque minute, et votre saisie est conservée.',
    nowAgain: 'Vous pouvez réessayer maintenant.',
    formProblem: 'Certains champs sont à corriger.',
    network:
      'Pas de connexion. Votre saisie est conservée ; cette page réessaie dès le retour de la connexion.',
    networkByHand:
      'Pas de connexion. Votre saisie est conservée. Renvoyez-la dès que la connexion est revenue.',
    busyRepeats: 'Le service est très sollicité. Cette page réessaie toute seule.',
    offline: 'Vous êtes hors ligne. Votre saisie est conservée.',
    faultHeading: 'Cette page ne fonctionne pas',
    faultText:
      'Votre navigateur a rencontré une erreur. Rechargez la page ; si cela ne suffit pas, essayez un autre navigateur ou un autre appareil.',
    faultAction:
      'Cela n’a pas fonctionné dans votre navigateur. Rechargez la page et réessayez ; si cela ne suffit pas, essayez un autre navigateur ou un autre appareil.',
    reload: 'Recharger la page',
  },
  problems: {
    request_rate_limited: 'Trop de tentatives. Patientez un instant puis réessayez.',
    signup_link_network_crowded:
      'Beaucoup d’inscriptions ont commencé depuis votre réseau au cours de la dernière heure. Utilisez un autre réseau, par exemple les données mobiles, ou patientez.',
    signup_link_crowded:
      'Beaucoup de personnes s’inscrivent avec ce lien en ce moment. Patientez, ou écrivez à l’organisation.',
    server_error: 'Une erreur s’est produite de notre côté. Rien n’a été modifié. Veuillez réessayer.',
    server_busy: 'Le service est très sollicité. Réessayez dans un instant.',
    request_invalid: 'Certains champs sont à corriger.',
  },
  fields: {
    required: 'Ce champ est obligatoire.',
    email_invalid: 'Cela ne ressemble pas à une adresse e-mail. Exemple : lea.martin@example.com',
    characters_refused:
      'Ce texte contient un saut de ligne ou un caractère invisible. Supprimez-le ou retapez le texte.',
  },
};

export default link;
