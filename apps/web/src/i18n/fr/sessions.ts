import type sessions from '../en/sessions.ts';
import type { French } from '../french.ts';

export default {
  signIn: {
    title: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    showPassword: 'Afficher ou masquer le mot de passe',
    submit: 'Se connecter',
    forgot: 'Mot de passe oublié\u00a0?',
    required: 'Ce champ est obligatoire.',
  },
  passkey: {
    kept: 'Votre appareil a enregistré une clé d’accès\u00a0: la prochaine fois, connectez-vous avec votre empreinte, votre visage ou le code de l’appareil.',
    or: 'ou',
    submit: 'Se connecter avec l’empreinte, le visage ou le code du téléphone',
    cancelled:
      'La connexion n’a pas eu lieu. Si votre téléphone a servi à l’inscription, choisissez-le dans la fenêtre qui s’ouvre et scannez le code affiché. Ou utilisez votre mot de passe.',
    failed: 'Ce navigateur n’a pas pu utiliser de clé d’accès ici. Connectez-vous avec votre mot de passe.',
  },
} satisfies French<typeof sessions>;
