export default {
  notMe: {
    title: 'Ce n’était pas moi',
    happens: 'Ce qui va se passer',
    yes: 'Ce n’était pas moi',
    keep: 'C’était moi\u00a0: ne rien changer',
    kept: {
      heading: 'Rien n’a été modifié',
      text: 'Vous pouvez fermer cette page.',
    },
    askForLink: 'Choisir un nouveau mot de passe',
    askAgain: 'Demander un autre lien',
    'password-reset': {
      heading: 'Vous n’avez pas demandé de nouveau mot de passe\u00a0?',
      text: 'Quelqu’un a saisi votre adresse. Sans accès à votre boîte mail, cela ne mène à rien.',
      happens: [
        'Le lien contenu dans le message cesse de fonctionner.',
        'Votre mot de passe reste inchangé. Rien d’autre ne change.',
      ],
      submit: 'Annuler le lien',
      submitting: 'Annulation du lien…',
      done: {
        heading: 'Le lien ne fonctionne plus',
        text: 'Votre mot de passe reste inchangé et rien d’autre n’a été modifié. Vous pouvez fermer cette page.',
      },
    },
    'sign-in': {
      heading: 'Vous n’avez pas modifié vos moyens de connexion\u00a0?',
      text: 'Une autre personne a peut-être accès à votre compte. Une seule réponse suffit à l’en exclure.',
      happens: [
        'Tout le monde est déconnecté, sur tous les appareils\u00a0: vous aussi.',
        'Toutes les clés d’accès et le mot de passe sont supprimés\u00a0: une autre personne peut connaître n’importe lequel.',
        'Vous recevez un lien par e-mail pour choisir aussitôt un nouveau mot de passe.',
      ],
      submit: 'Protéger mon compte',
      submitting: 'Protection de votre compte…',
      done: {
        heading: 'Votre compte est protégé',
        text: 'Tout le monde est déconnecté et plus aucun des anciens moyens de connexion ne l’ouvre. Un message avec un lien pour choisir un nouveau mot de passe vous est envoyé\u00a0; ce lien est valable une heure.',
        more: 'Rien reçu après quelques minutes\u00a0? Regardez dans les courriers indésirables ou demandez un autre lien.',
      },
      dead: {
        heading: 'Ce lien ne fonctionne plus',
        text: 'Il est valable sept jours et ne sert qu’une fois\u00a0: votre compte est peut-être déjà protégé. Si vous avez reçu un message plus récent au sujet d’une modification, utilisez le lien de celui-là. Sinon, choisissez un nouveau mot de passe, ce qui déconnecte tout le monde, puis vérifiez les clés d’accès dans votre profil.',
      },
    },
    address: {
      heading: 'Vous n’avez pas changé l’adresse de votre compte\u00a0?',
      text: 'Une autre personne a peut-être accès à votre compte. Une seule réponse remet votre adresse et l’en exclut.',
      happens: [
        'Cette boîte mail redevient l’adresse du compte. Les changements suivants sont annulés aussi.',
        'Tout le monde est déconnecté, sur tous les appareils\u00a0: vous aussi.',
        'Toutes les clés d’accès et le mot de passe sont supprimés\u00a0: une autre personne peut connaître n’importe lequel.',
        'Vous recevez ici un lien pour choisir aussitôt un nouveau mot de passe.',
      ],
      submit: 'Remettre mon adresse',
      submitting: 'Remise de votre adresse…',
      done: {
        heading: 'Votre adresse est remise',
        text: 'Le compte est de nouveau lié à cette boîte mail et plus aucun des anciens moyens de connexion ne l’ouvre. Un message avec un lien pour choisir un nouveau mot de passe vous est envoyé\u00a0; ce lien est valable une heure.',
      },
      dead: {
        heading: 'Ce lien ne fonctionne plus',
        text: 'Il est valable sept jours et ne sert qu’une fois\u00a0: votre adresse est peut-être déjà remise. Dans ce cas, demandez un nouveau mot de passe avec elle. Sinon, écrivez à l’organisation auprès de laquelle vous vous êtes inscrit(e)\u00a0: elle peut vous inviter de nouveau.',
      },
    },
    taken: {
      heading: 'L’adresse ne peut pas être remise',
      text: 'Entre-temps, un nouveau compte a été créé avec cette adresse. Rien n’a été modifié. Écrivez à l’organisation auprès de laquelle vous vous êtes inscrit(e)\u00a0: elle peut mettre fin à l’accès de l’autre compte.',
    },
    welcome: {
      heading: 'Cette inscription ne vient pas de vous\u00a0?',
      text: 'Quelqu’un a terminé une inscription avec votre adresse. Répondez ici si ce n’était pas vous.',
      happens: [
        'L’accès ainsi donné prend fin aussitôt et tout le monde est déconnecté.',
        'Si le compte ne sert nulle part ailleurs, son mot de passe et ses clés d’accès sont supprimés.',
        'Les personnes qui ont donné cet accès sont prévenues par e-mail. Rien n’est effacé\u00a0: elles peuvent le rétablir.',
      ],
      submit: 'Mettre fin à l’accès',
      submitting: 'Fermeture de l’accès…',
      done: {
        heading: 'L’accès a pris fin',
        text: 'Tout le monde est déconnecté, et les personnes qui ont donné l’accès savent que ce n’était pas vous. Vous n’avez plus rien à faire. Vous pouvez fermer cette page.',
      },
      dead: {
        heading: 'Ce lien ne fonctionne plus',
        text: 'Il est valable 30 jours, et plus après un rétablissement de l’accès. Pour y mettre fin maintenant, répondez aux personnes qui vous ont écrit. Si vous pensez qu’une autre personne utilise votre compte, choisissez un nouveau mot de passe, ce qui déconnecte tout le monde.',
      },
    },
    onlyAdministrator: {
      heading: 'Le seul administrateur reste',
      text: 'Vous êtes le seul administrateur\u00a0: sans vous, personne ne pourrait plus donner d’accès. Choisissez plutôt un nouveau mot de passe, ce qui déconnecte tout le monde, puis vérifiez les clés d’accès dans votre profil.',
    },
  },
};
