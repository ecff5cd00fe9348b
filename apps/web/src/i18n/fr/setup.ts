import type setup from '../en/setup.ts';
import type { French } from '../french.ts';

export default {
  title: 'Configurer Casedoor',
  introduction:
    'Deux minutes, une seule fois\u00a0: votre organisation et vous, son premier administrateur. Vous pourrez commencer aussitôt.',
  organization: 'Votre organisation',
  organizationName: 'Nom de l’organisation',
  you: 'Vous, l’administrateur',
  firstName: 'Prénom',
  lastName: 'Nom',
  lastNameHint: 'Laissez ce champ vide si vous n’avez qu’un seul nom.',
  email: 'E-mail',
  emailHint: 'Vous vous connecterez avec cette adresse.',
  password: 'Mot de passe',
  passwordHint: 'Au moins 15 caractères. Quatre ou cinq mots sans rapport font une bonne phrase secrète.',
  passwordTooShort: 'Utilisez au moins 15 caractères. Quelques mots font un bon mot de passe.',
  passwordTooLong: 'Au plus 128 caractères.',
  passwordShow: 'Afficher ou masquer le mot de passe',
  language: 'Langue et heure',
  locale: 'Langue par défaut',
  timeZone: 'Fuseau horaire',
  timeZoneNone: 'Aucun fuseau de ce nom',
  required: 'Ce champ est obligatoire.',
  submit: 'Créer l’organisation',
  closedTitle: 'Ce lien de configuration ne peut pas servir',
  closedMissing:
    'Le lien est incomplet. Ouvrez-le exactement comme le serveur l’a écrit dans son journal, avec tout ce qui suit le «\u00a0#\u00a0».',
  closedWrong:
    'Casedoor est déjà configuré, ou ce lien n’est pas le plus récent. Si vous exploitez le serveur, cherchez le plus récent dans son journal.',
  closedDone:
    'Casedoor est déjà configuré. Connectez-vous avec l’e-mail et le mot de passe de l’administrateur.',
  signIn: 'Aller à la connexion',
} satisfies French<typeof setup>;
