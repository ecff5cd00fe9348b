const parties = {
  title: 'Parties',
  text: 'People and companies you must not act against. Everybody who signs up is compared with them and with your users. If name, e-mail or phone match, the case opens on hold. The person does not see this.',
  add: 'Add a party',
  import: 'Import CSV',
  tabs: { label: 'Which parties', active: 'On the list', archived: 'Taken off' },
  search: { label: 'Search parties', placeholder: 'Name, e-mail or phone', clear: 'Clear the search' },
  field: { name: 'Name', email: 'E-mail', phone: 'Phone', note: 'Note' },
  column: { reach: 'E-mail and phone', added: 'Added', actions: 'Actions' },
  dialog: {
    addTitle: 'Add a party',
    changeTitle: 'Change the party',
    nameText: 'A person or a company. Order of words, accents and capitals do not matter.',
    noteText: 'Optional, for administrators and managers: such as the case in which they are the other side.',
    required: 'This field is required.',
    added: '{{name}} is on the list.',
    changed: 'The party is saved.',
  },
  action: {
    menu: 'Actions for {{name}}',
    change: 'Change',
    archive: 'Take off the list',
    restore: 'Put back on the list',
    archived: '{{name}} is off the list, and nobody is compared with them any more.',
    restored: '{{name}} is on the list again.',
  },
  empty: {
    title: 'No parties yet',
    text: 'Add the other side of your cases. The case of a sign-up that conflicts with them opens on hold until you decide.',
    searchTitle: 'No party matches this search',
    searchText: 'Check the spelling, or search for a part of the name.',
    searchTextActive:
      'Check the spelling, search for a part of the name, or look among those taken off the list.',
    archivedTitle: 'No party was taken off the list',
    archivedText: 'Parties that you take off the list stay here, and can be put back.',
  },
} as const;

export default parties;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    parties: typeof parties;
  }
}
