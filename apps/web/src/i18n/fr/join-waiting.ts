import type en from '../en/join-waiting.ts';
import type { French } from '../french.ts';

/** Catalog of the waiting page, of closed links, frames, previews and rehearsals. */
const waiting: French<typeof en> = {
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
  discreet: {
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
};

export default waiting;
