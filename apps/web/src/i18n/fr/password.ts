import type password from '../en/password.ts';
import type { French } from '../french.ts';

export default {
  askTitle: 'Choisir un nouveau mot de passe',
  ask: 'Indiquez l’adresse e-mail avec laquelle vous vous connectez. Nous vous envoyons un lien pour choisir un nouveau mot de passe.',
  email: 'E-mail',
  emailHint: 'Par exemple lea.martin@example.com',
  emailMissing: 'Indiquez votre adresse e-mail.',
  askSubmit: 'Envoyez-moi un lien',
  sentTitle: 'Ouvrez votre boîte mail',
  sent: 'Si {{email}} a un compte ici, un e-mail contenant un lien est en route. Le lien est valable une heure.',
  sentHint:
    'Rien au bout de quelques minutes\u00a0? Regardez dans les indésirables, vérifiez l’adresse ou refaites une demande.',
  again: 'Utiliser une autre adresse ou refaire une demande',
  mailbox: 'Ouvrir la boîte aux lettres de développement',
  backToSignIn: 'Retour à la connexion',
  backToProfile: 'Retour à mon profil',
  newTitle: 'Votre nouveau mot de passe',
  new: 'Toutes vos autres sessions seront fermées. Sur cet appareil, vous vous connecterez avec le nouveau mot de passe.',
  password: 'Nouveau mot de passe',
  passwordHint: 'Au moins 15 caractères. Quatre ou cinq mots sans rapport font une bonne phrase secrète.',
  passwordMissing: 'Saisissez le nouveau mot de passe.',
  passwordTooShort: 'Utilisez au moins 15 caractères. Quelques mots font un bon mot de passe.',
  passwordTooLong: 'Au plus 128 caractères.',
  passwordShow: 'Afficher ou masquer le mot de passe',
  newSubmit: 'Enregistrer le nouveau mot de passe',
  doneTitle: 'Votre mot de passe est changé',
  done: 'Vous pouvez maintenant vous connecter avec lui. Toutes les autres sessions ont été fermées.',
  signIn: 'Se connecter',
  invalidTitle: 'Ce lien ne fonctionne plus',
  invalid: 'Il a expiré, a déjà servi ou est incomplet. Demandez-en un nouveau\u00a0: cela prend une minute.',
  askAgain: 'Demander un nouveau lien',
} satisfies French<typeof password>;
