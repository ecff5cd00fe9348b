import { sentences } from '@casedoor/contracts/sentences-fr';
import type en from '../en/join-link.ts';
import type { French } from '../french.ts';

/** Catalog of the link page, the waiting page and every error. */
const link: French<typeof en> = {
  page: {
    language: 'Langue',
    loading: 'Chargement…',
    stillLoading: 'Cela prend plus de temps que d’habitude…',
    retry: 'Réessayer',
    opensNewTab: '(s’ouvre dans un nouvel onglet)',
    dataLocation: 'Lieu de conservation des données\u00a0: {{place}}',
    signInQuietly: 'J’ai déjà un compte : me connecter',
  },
  frame: {
    heading: 'Inscrivez-vous ici',
    ownWindow: 'Ouvrir cette page dans sa propre fenêtre',
    continues: 'Ouvrez le lien du message\u00a0: votre inscription s’y poursuit, dans une fenêtre à part.',
  },
  rehearsal: {
    mark: 'Essai\u00a0: voici ce que voit une nouvelle personne. Tout est ensuite supprimé.',
    over: 'L’essai est terminé et tout a été supprimé\u00a0: ni utilisateur, ni dossier, ni utilisation du lien. Le message de bienvenue qu’une nouvelle personne reçoit à ce moment est en route vers vous. Une vraie personne serait aussi connectée.',
    waits:
      'L’essai est terminé et tout a été supprimé\u00a0: il n’y a rien à approuver. Le message qu’une nouvelle personne reçoit lorsque vous approuvez son inscription est en route vers vous. Si vous la refusez, elle en reçoit un avec les mots que vous choisissez alors.',
    noPasskey:
      'Les clés d’accès ne s’essaient pas\u00a0: votre appareil en garderait une pour une personne qui n’existe pas. Choisissez ici un mot de passe. Une nouvelle personne dont l’appareil sait garder des clés d’accès s’en voit proposer une sur la dernière page.',
    back: 'Retour aux liens d’inscription',
  },
  preview: {
    mark: 'Aperçu\u00a0: ce que voit une personne qui ouvre le lien',
    inert: 'Dans l’aperçu, aucun bouton n’agit et rien n’est envoyé.',
  },
  discreet: {
    title: 'Votre inscription',
    organization: 'l’organisation',
    exit: 'Quitter cette page',
    exitKeys: '(ou deux fois Échap)',
    domainRefused:
      'Ce lien n’accepte pas les adresses de ce domaine. Utilisez celle qui vous a été demandée.',
    ask: 'Demander une invitation',
    closed: {
      paused: 'Le même lien pourra rouvrir plus tard.',
      scheduled: 'Revenez plus tard : le même lien fonctionnera alors.',
      expired: 'Le délai d’inscription par ce lien est passé.',
      full: 'Ce lien a atteint le nombre d’inscriptions prévu.',
      full_today: 'Ce lien n’a plus de place aujourd’hui.',
      replaced: 'Il existe désormais un autre lien. Demandez le nouveau.',
      revoked: 'Ce lien ne permet plus de s’inscrire.',
    },
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
  promise: sentences.promise,
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
  closed: {
    paused: {
      heading: 'Les inscriptions sont suspendues pour le moment',
      text: '{{organization}} a suspendu les inscriptions par ce lien. Le même lien pourra rouvrir plus tard.',
    },
    again: 'Le même lien rouvre le\u00a0:',
    scheduled: {
      heading: 'Les inscriptions ne sont pas encore ouvertes',
      text: 'Vous pourrez vous inscrire par ce lien à partir du :',
      textUndated: 'Revenez plus tard : le même lien fonctionnera alors.',
    },
    expired: {
      heading: 'Ce lien a expiré',
      text: 'Le délai d’inscription par ce lien est passé. {{organization}} peut vous en donner un nouveau.',
    },
    full: {
      heading: 'Toutes les places sont prises',
      text: '{{organization}} a atteint le nombre d’inscriptions prévu par ce lien.',
    },
    full_today: {
      heading: 'Les places du jour sont prises',
      text: '{{organization}} n’a plus de place aujourd’hui.',
      textUndated: 'Revenez demain\u00a0: le même lien fonctionnera alors.',
    },
    replaced: {
      heading: 'Ce lien a été remplacé',
      text: '{{organization}} utilise désormais un autre lien. Demandez le nouveau.',
    },
    revoked: {
      heading: 'Ce lien n’est plus utilisé',
      text: '{{organization}} ne prend plus d’inscriptions par ce lien.',
    },
    answersKept: 'Rien n’est perdu : vos réponses sont conservées tant que votre lien personnel est valable.',
    write: 'Écrire à {{organization}}',
    contact: 'Contacter {{organization}}',
    askGiver: 'Adressez-vous à la personne de {{organization}} qui vous a donné le lien.',
  },
  ask: {
    open: 'Écrire à {{organization}}',
    heading: 'Demander une invitation à {{organization}}',
    text: 'Votre message parvient aux personnes qui gèrent les inscriptions. Elles peuvent vous répondre par une invitation.',
    name: 'Votre nom',
    message: 'Message',
    submit: 'Envoyer ma demande',
    sentHeading: 'Votre demande est en route',
    sentText: 'Si {{organization}} y répond favorablement, une invitation arrivera à l’adresse',
  },
  waiting: {
    title: 'Ouvrez votre boîte mail',
    heading: 'Ouvrez votre boîte mail',
    sentTo: 'Nous avons envoyé un lien personnel à',
    throwaway:
      'Cela ressemble à une adresse jetable. Les nouvelles de votre inscription y arrivent\u00a0: utilisez une adresse que vous conserverez.',
    junk: 'Rien après une minute ? Regardez dans les courriers indésirables.',
    nothingCame: 'Je n’ai rien reçu',
    openMail: 'Ouvrir ma boîte mail',
    openProvider: 'Ouvrir {{provider}}',
    resend: 'Renvoyer le message',
    resendIn: 'Renvoyer dans {{time}}',
    resending: 'Envoi…',
    resent: 'Un autre message est en route. Le précédent fonctionne aussi.',
    mailbox: 'Développement : ouvrir la boîte aux lettres',
    limits:
      'Nous n’envoyons que quelques messages par jour à une même adresse. Si rien n’arrive, utilisez l’un de ceux que vous avez reçus : chacun fonctionne.',
    valid: 'Le lien est valable 24 heures, sur tout appareil.',
    onItsWay: 'Le message est en route.',
    delivered: 'Message arrivé.',
    undeliverable: 'Le message n’a pas pu être remis. L’adresse est-elle exacte ?',
    changeAddress: 'Changer d’adresse',
    changing: 'Un instant…',
    completedHeading: 'Votre inscription est terminée',
    completedText:
      'L’inscription a été terminée sur un autre appareil ou dans un autre onglet. Connectez-vous pour continuer ici.',
    endedHeading: 'Cette page n’est plus valable',
    endedText: 'Son message a expiré ou a été annulé. Rien n’a été créé. Vous pouvez recommencer.',
    startAgain: 'Recommencer',
  },
  confirmed: {
    title: 'Confirmé sur votre autre appareil',
    heading: 'Confirmé sur votre autre appareil',
    text: 'Continuez là-bas, dans l’onglet ouvert depuis le message. Pour continuer ici, saisissez le code reçu par e-mail.',
    why: 'Cette page ne continue pas d’elle-même. Sinon, toute personne ayant saisi votre adresse, par erreur ou à dessein, entrerait dans votre compte.',
    resent:
      'Un nouveau message est en route. Saisissez son code ici ; votre autre appareil n’est pas interrompu.',
  },
  code: {
    label: 'Code reçu par e-mail',
    hint: 'Tapez les six chiffres\u00a0: ils sont vérifiés aussitôt. Ou ouvrez le lien du message.',
    submit: 'Continuer avec le code',
    submitting: 'Vérification…',
    newMail: 'Envoyer un nouveau message',
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
    session_credentials_wrong: 'L’adresse e-mail ou le mot de passe est incorrect.',
    session_address_guessed:
      'De nombreux mots de passe erronés ont été essayés pour cette adresse. Choisissez un nouveau mot de passe par e-mail, ou connectez-vous avec une clé d’accès ou depuis un appareil déjà utilisé.',
    request_invalid: 'Certains champs sont à corriger.',
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
    required: 'Ce champ est obligatoire.',
    email_invalid: 'Cela ne ressemble pas à une adresse e-mail. Exemple : lea.martin@example.com',
    phone_invalid: 'Indiquez le numéro en chiffres, par exemple +33 6 12 34 56 78.',
    characters_refused:
      'Ce texte contient un saut de ligne ou un caractère invisible. Supprimez-le ou retapez le texte.',
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

export default link;
