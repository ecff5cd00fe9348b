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
    or: 'ou',
    submit: 'Se connecter avec une clé d’accès',
    cancelled: 'Aucune clé d’accès n’a été utilisée. Réessayez ou connectez-vous avec votre mot de passe.',
    failed: 'Ce navigateur n’a pas pu utiliser de clé d’accès ici. Connectez-vous avec votre mot de passe.',
  },
} satisfies French<typeof sessions>;
