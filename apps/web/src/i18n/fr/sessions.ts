import type sessions from '../en/sessions.ts';
import type { French } from '../french.ts';

export default {
  signIn: {
    title: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    forgot: 'Mot de passe oublié\u00a0?',
    required: 'Ce champ est nécessaire.',
  },
} satisfies French<typeof sessions>;
