import type parties from '../en/parties.ts';
import type { French } from '../french.ts';

export default {
  title: 'Parties',
  text: 'Personnes et sociétés contre lesquelles vous ne devez pas agir. Chaque inscription est comparée à cette liste et à vos utilisateurs\u00a0: si le nom, l’e-mail ou le téléphone concordent, le dossier s’ouvre en attente. La personne n’en voit rien.',
  add: 'Ajouter une partie',
  import: 'Importer (CSV)',
  tabs: { label: 'Quelles parties', active: 'Sur la liste', archived: 'Retirées' },
  search: {
    label: 'Rechercher une partie',
    placeholder: 'Nom, e-mail ou téléphone',
    clear: 'Effacer la recherche',
  },
  field: { name: 'Nom', email: 'E-mail', phone: 'Téléphone', note: 'Note' },
  column: { reach: 'E-mail et téléphone', added: 'Ajoutée le', actions: 'Actions' },
  dialog: {
    addTitle: 'Ajouter une partie',
    changeTitle: 'Modifier la partie',
    nameText: 'Une personne ou une société. L’ordre des mots, les accents et les majuscules ne comptent pas.',
    noteText:
      'Facultatif, pour les administrateurs et responsables\u00a0: par exemple le dossier dans lequel elle est la partie adverse.',
    required: 'Ce champ est obligatoire.',
    added: '{{name}} figure sur la liste.',
    changed: 'La partie est enregistrée.',
  },
  action: {
    menu: 'Actions pour {{name}}',
    change: 'Modifier',
    archive: 'Retirer de la liste',
    restore: 'Remettre sur la liste',
    archived: '{{name}} ne figure plus sur la liste\u00a0; aucune inscription n’y est plus comparée.',
    restored: '{{name}} figure de nouveau sur la liste.',
  },
  empty: {
    title: 'Aucune partie pour l’instant',
    text: 'Ajoutez les parties adverses de vos dossiers\u00a0: le dossier d’une inscription en conflit s’ouvrira alors en attente de votre décision.',
    searchTitle: 'Aucune partie ne correspond',
    searchText: 'Vérifiez l’orthographe ou recherchez une partie du nom.',
    searchTextActive:
      'Vérifiez l’orthographe, cherchez une partie du nom, ou regardez parmi les parties retirées.',
    archivedTitle: 'Aucune partie n’a été retirée',
    archivedText: 'Les parties que vous retirez de la liste restent ici et peuvent y être remises.',
  },
} satisfies French<typeof parties>;
