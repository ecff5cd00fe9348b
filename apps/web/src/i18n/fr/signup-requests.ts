import type signupRequests from '../en/signup-requests.ts';
import type { French } from '../french.ts';

export default {
  text: 'Ces personnes ont ouvert un lien fermé et demandent à s’inscrire. Leur adresse n’est pas encore confirmée\u00a0; l’invitation le fera.',
  count_one: '{{count}} demande en attente',
  count_many: '{{count}} de demandes en attente',
  count_other: '{{count}} demandes en attente',
  countMore: 'Plus de {{count}} demandes en attente',
  empty: {
    title: 'Aucune demande en attente',
    text: 'Les personnes qui ouvrent un lien suspendu, expiré ou complet peuvent demander à s’inscrire. Leurs demandes apparaissent ici.',
  },
  invite: 'Inviter',
  inviteOf: 'Inviter {{who}}',
  inviteTitle: 'Inviter cette personne',
  inviteText: '{{who}} recevra une invitation par e-mail, avec un lien personnel.',
  link: 'Par quel lien d’inscription',
  linkChoose: 'Choisissez un lien',
  linkMissing: 'Choisissez le lien de l’invitation.',
  noOpenLink: 'Aucun lien d’inscription n’est ouvert',
  noOpenLinkText: 'Activez-en un d’abord, puis invitez. La demande reste ici.',
  toLinks: 'Voir les liens d’inscription',
  send: 'Envoyer l’invitation',
  invited: 'L’invitation à {{who}} est en route.',
  dismiss: 'Classer',
  dismissOf: 'Classer la demande de {{who}}',
  dismissTitle: 'Classer cette demande\u00a0?',
  dismissText:
    'La demande de {{who}} quitte la liste. Personne n’en est informé\u00a0; la personne peut demander de nouveau.',
  dismissed: 'La demande est classée.',
} satisfies French<typeof signupRequests>;
