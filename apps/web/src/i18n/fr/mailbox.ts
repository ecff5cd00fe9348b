import type mailbox from '../en/mailbox.ts';
import type { French } from '../french.ts';

export default {
  title: 'Boîte aux lettres',
  introduction:
    'Tous les e-mails que Casedoor enverrait. Pour le développement seulement\u00a0: rien ne quitte cette machine.',
  search: 'E-mails pour',
  searchHint: 'Une adresse e-mail',
  refresh: 'Actualiser',
  list: 'E-mails, du plus récent au plus ancien',
  to: 'À',
  sent: 'Envoyé',
  emptyTitle: 'Aucun e-mail pour l’instant',
  empty:
    'Commencez une inscription, invitez quelqu’un ou réinitialisez un mot de passe\u00a0: l’e-mail apparaît ici de lui-même.',
  noMatchTitle: 'Aucun e-mail pour cette adresse',
  noMatch: 'Vérifiez l’orthographe ou affichez tous les e-mails.',
  showAll: 'Afficher tous les e-mails',
  chooseTitle: 'Choisissez un e-mail',
  choose: 'Il s’affiche ici comme son destinataire le voit, avec ses liens actifs.',
  html: 'E-mail',
  text: 'Texte brut',
  view: 'Afficher',
  width: 'Largeur',
  phone: 'Téléphone',
  desktop: 'Ordinateur',
  frame: 'E-mail\u00a0: {{subject}}',
  links: 'Liens de cet e-mail',
  back: 'Tous les e-mails',
  offTitle: 'Il n’y a pas de boîte aux lettres ici',
  off: 'Les e-mails partent vers leurs destinataires par le prestataire. Consultez la vraie boîte ou le journal du prestataire.',
  home: 'Aller à l’accueil',
} satisfies French<typeof mailbox>;
