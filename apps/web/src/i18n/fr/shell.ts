import type shell from '../en/shell.ts';
import type { French } from '../french.ts';

export default {
  product: 'Casedoor',
  nav: {
    label: 'Menu principal',
    users: 'Utilisateurs',
    cases: 'Dossiers',
    parties: 'Parties',
    myCases: 'Mes dossiers',
    signupLinks: 'Liens d’inscription',
    organization: 'Organisation',
    audit: 'Journal d’audit',
    profile: 'Mon profil',
    signOut: 'Se déconnecter',
    openMenu: 'Ouvrir le menu',
    closeMenu: 'Fermer le menu',
    switchOrganization: 'Changer d’organisation',
    switchFailed: 'Le changement d’organisation n’a pas abouti.',
    account: 'Votre compte',
    mailbox: 'Boîte aux lettres de développement',
    skip: 'Aller au contenu',
  },
  language: { label: 'Langue', en: 'English', fr: 'Français' },
  colourScheme: { label: 'Apparence', auto: 'Comme sur cet appareil', light: 'Clair', dark: 'Sombre' },
  role: { admin: 'Administrateur', manager: 'Responsable', staff: 'Personnel', client: 'Client' },
  action: {
    retry: 'Réessayer',
    cancel: 'Annuler',
    save: 'Enregistrer',
    back: 'Retour',
    close: 'Fermer',
    undo: 'Annuler',
    export: 'Exporter en CSV',
    loadMore: 'Afficher la suite',
    confirm: 'Confirmer',
  },
  copy: {
    done: 'Copié',
    select:
      'Le navigateur n’a pas permis la copie. Le texte est sélectionné\u00a0: copiez-le au clavier ou par son menu.',
  },
  save: {
    saving: 'Enregistrement…',
    saved: 'Enregistré',
    undone: 'Rétabli',
    failed: 'Non enregistré',
  },
  leave: {
    title: 'Partir sans enregistrer\u00a0?',
    closeTitle: 'Fermer sans enregistrer\u00a0?',
    text: 'Ceci n’est pas encore enregistré et serait perdu\u00a0:',
    confirm: 'Partir sans enregistrer',
    closeConfirm: 'Fermer sans enregistrer',
  },
  loading: 'Chargement…',
  error: {
    title: 'L’affichage n’a pas été possible',
    connection: 'Casedoor est injoignable pour le moment. Vérifiez votre connexion, puis réessayez.',
    repeats: 'Cette page réessaie toute seule.',
    unknown: 'Une erreur s’est produite dans cette page. Rechargez-la, puis réessayez.',
    requestId: 'Référence pour l’assistance\u00a0: {{requestId}}',
  },
  notFound: {
    title: 'Il n’y a rien ici',
    text: 'L’adresse comporte peut-être une erreur, ou ce qui s’y trouvait n’existe plus.',
    home: 'Aller à la page d’accueil',
  },
  forbidden: {
    title: 'Cette page n’est pas destinée à votre rôle',
    text: 'Vous utilisez le compte de {{name}} ({{role}}) chez {{organization}}. Si vous avez besoin de cette page, adressez-vous à un administrateur de l’organisation.',
    home: 'Aller à la page d’accueil',
  },
  noMembership: {
    title: 'Vous ne faites encore partie d’aucune organisation',
    text: 'Vous utilisez le compte {{email}}, mais il ne fait partie d’aucune organisation. Ouvrez le lien d’inscription que vous avez reçu, ou adressez-vous à l’organisation.',
  },
} satisfies French<typeof shell>;
