import type imports from '../en/imports.ts';
import type { French } from '../french.ts';

export default {
  title: { users: 'Importer des utilisateurs', parties: 'Importer des parties' },
  text: {
    users:
      'Depuis un fichier CSV de 5\u00a0000\u00a0lignes au plus. Les utilisateurs sont reconnus à leur e-mail, sinon à leur identifiant\u00a0; ceux qui manquent sont ajoutés. Une cellule vide ne change rien. Vous voyez le résultat de chaque ligne avant toute modification.',
    parties:
      'Depuis un fichier CSV de 5\u00a0000\u00a0lignes au plus. Une partie dont le nom, l’e-mail et le téléphone figurent déjà sur la liste n’est pas ajoutée une seconde fois. Vous voyez le résultat de chaque ligne avant toute modification.',
  },
  back: { users: 'Tous les utilisateurs', parties: 'Toutes les parties' },
  file: {
    choose: 'Choisir un fichier CSV',
    another: 'Choisir un autre fichier',
    sample: 'Télécharger un modèle',
    read_one: '{{name}}\u00a0: {{count, number}} ligne',
    read_many: '{{name}}\u00a0: {{count, number}} lignes',
    read_other: '{{name}}\u00a0: {{count, number}} lignes',
    unclosed_one:
      'Ligne {{lines}}\u00a0: un guillemet n’est pas fermé. Sa cellule a été lue jusqu’à sa fin sur cette ligne\u00a0; vérifiez-la ci-dessous.',
    unclosed_many:
      'Lignes {{lines}}\u00a0: un guillemet n’est pas fermé. Ces cellules ont été lues jusqu’à leur fin sur leur ligne\u00a0; vérifiez-les ci-dessous.',
    unclosed_other:
      'Lignes {{lines}}\u00a0: un guillemet n’est pas fermé. Ces cellules ont été lues jusqu’à leur fin sur leur ligne\u00a0; vérifiez-les ci-dessous.',
    empty: 'Ce fichier ne contient aucune entrée. Une ligne nomme les colonnes\u00a0; les entrées suivent.',
    tooLong:
      'Au plus {{limit, number}} lignes à la fois. Divisez le fichier et importez-en les parties l’une après l’autre.',
  },
  columns: {
    title: 'Correspondance des colonnes',
    none: 'Absente de ce fichier',
    rivals: '{{label}}\u00a0: plusieurs colonnes conviennent ({{headings}}). Choisissez la bonne ci-dessous.',
  },
  field: {
    email: 'E-mail',
    firstName: 'Prénom',
    lastName: 'Nom',
    fullName: 'Prénom et nom réunis',
    role: 'Rôle',
    tagId: 'Identifiant',
    locale: 'Langue',
    name: 'Nom',
    phone: 'Téléphone',
    note: 'Note',
    mail: 'un lien personnel est envoyé',
  },
  sample: {
    users: 'modele-utilisateurs.csv',
    parties: 'modele-parties.csv',
    client: 'Client',
    staff: 'Personnel',
    language: 'Français',
    note: 'Partie adverse dans K7M2-4QXD',
  },
  mailNow: {
    label: 'Envoyer un lien personnel maintenant',
    text: 'À toutes les personnes ajoutées, et à celles qui l’ont été sans lien. Sinon, aucun e-mail n’est envoyé\u00a0: importez de nouveau le même fichier plus tard, ou renvoyez l’invitation.',
  },
  outcome: { added: 'Ajout', changed: 'Modification', unchanged: 'Inchangé', refused: 'Refus' },
  preview: {
    ask: 'Voir ce qui va se passer',
    title: 'Ce qui va se passer',
    text_one:
      '{{count, number}} ligne sera importée. Les lignes refusées ne changent rien\u00a0; corrigez-les dans le fichier, puis importez-le de nouveau.',
    text_many:
      '{{count, number}} lignes seront importées. Les lignes refusées ne changent rien\u00a0; corrigez-les dans le fichier, puis importez-le de nouveau.',
    text_other:
      '{{count, number}} lignes seront importées. Les lignes refusées ne changent rien\u00a0; corrigez-les dans le fichier, puis importez-le de nouveau.',
    filter: 'Quelles lignes',
    all: 'Toutes ({{total, number}})',
    line: 'Ligne {{line}}',
    lineColumn: 'Ligne',
    rowColumn: 'Entrée',
    outcomeColumn: 'Résultat',
    detailColumn: 'Détail ou motif',
    why: '{{field}}\u00a0: {{message}}',
    more_one: 'Afficher {{count, number}} de plus',
    more_many: 'Afficher {{count, number}} de plus',
    more_other: 'Afficher {{count, number}} de plus',
  },
  start_one: 'Importer {{count, number}} ligne',
  start_many: 'Importer {{count, number}} lignes',
  start_other: 'Importer {{count, number}} lignes',
  run: {
    running: 'Import en cours',
    done: 'Import terminé',
    stopped: 'Import interrompu',
    stoppedText:
      '{{by}}, à l’origine de cet import, ne peut plus importer. Si vous le reprenez, les lignes restantes sont importées en votre nom.',
    resume: 'Reprendre l’import',
    leave: 'Vous pouvez fermer cette page\u00a0: l’import se poursuit.',
    progress: '{{done, number}} lignes sur {{total, number}}',
    by: '{{date}} · {{by}}',
    download: 'Télécharger les résultats',
    see: { users: 'Voir les utilisateurs', parties: 'Voir les parties' },
    another: 'Importer un autre fichier',
  },
  earlier: {
    title: 'Imports précédents',
    done_one: '{{count, number}} ligne, par {{by}}',
    done_many: '{{count, number}} lignes, par {{by}}',
    done_other: '{{count, number}} lignes, par {{by}}',
    running_one: '{{count, number}} ligne, par {{by}}\u00a0: en cours',
    running_many: '{{count, number}} lignes, par {{by}}\u00a0: en cours',
    running_other: '{{count, number}} lignes, par {{by}}\u00a0: en cours',
    stopped_one: '{{count, number}} ligne, par {{by}}\u00a0: interrompu',
    stopped_many: '{{count, number}} lignes, par {{by}}\u00a0: interrompu',
    stopped_other: '{{count, number}} lignes, par {{by}}\u00a0: interrompu',
  },
} satisfies French<typeof imports>;
