import type funnel from '../en/funnel.ts';
import type { French } from '../french.ts';

export default {
  title: 'Ce qui s’est passé',
  range: {
    label: 'Période',
    days_one: '{{count}} jour',
    days_many: '{{count}} de jours',
    days_other: '{{count}} jours',
    all: 'Tout',
  },
  zone: 'Jours du fuseau horaire {{timeZone}}. Une inscription compte au jour où elle a commencé. Les parts sont celles des personnes qui ont commencé.',
  empty: 'Personne n’a encore ouvert ce lien.',
  emptyRange: 'Rien ne s’est passé pendant cette période.',
  steps: 'Jusqu’où les personnes sont allées',
  column: { step: 'Étape', people: 'Personnes', share: 'Part' },
  step: {
    opened: 'Ouvert par une personne',
    started: 'Commencé',
    mailed: 'E-mail envoyé',
    delivered: 'E-mail arrivé',
    verified: 'Adresse confirmée',
    completed: 'Inscrit',
    casesOpened: 'Dossier ouvert',
  },
  short: { opened: 'Ouvert', started: 'Commencé', verified: 'Confirmé', completed: 'Inscrit' },
  machines_one: '{{count, number}} chargement de la page par un analyseur ou un robot, non compté ci-dessus.',
  machines_many:
    '{{count, number}} de chargements de la page par des analyseurs et des robots, non comptés ci-dessus.',
  machines_other:
    '{{count, number}} chargements de la page par des analyseurs et des robots, non comptés ci-dessus.',
  days: 'Jour par jour',
  months: 'Mois par mois',
  day: 'Jour',
  month: 'Mois',
  chart: 'Graphique\u00a0: {{title}}. Le tableau ci-dessous dit la même chose.',
  sources: 'Source',
  source: {
    column: 'Source',
    direct: 'Le lien lui-même',
    tag: '«\u00a0{{tag}}\u00a0»',
    invitation: 'Invitation par e-mail',
    other: 'Autres étiquettes',
  },
  live: {
    one: '{{name}}\u00a0: {{state}}',
    many_one: '{{count}} inscription a changé.',
    many_many: '{{count}} d’inscriptions ont changé.',
    many_other: '{{count}} inscriptions ont changé.',
  },
} satisfies French<typeof funnel>;
