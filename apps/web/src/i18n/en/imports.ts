const imports = {
  title: { users: 'Import users', parties: 'Import parties' },
  text: {
    users:
      'From a CSV file of at most 5,000 rows. Users are matched by e-mail, or else by tag ID; all others are added. An empty cell changes nothing. You see the result of each row before anything changes.',
    parties:
      'From a CSV file of at most 5,000 rows. A party with the same name, e-mail and phone is not added again. You see the result of each row before anything changes.',
  },
  back: { users: 'All users', parties: 'All parties' },
  file: {
    choose: 'Choose a CSV file',
    another: 'Choose another file',
    sample: 'Download a sample file',
    read_one: '{{name}}: {{count, number}} row',
    read_other: '{{name}}: {{count, number}} rows',
    unclosed_one:
      'Line {{lines}}: a quotation mark is not closed. Its cell was read to the end of the cell on that line; check it below.',
    unclosed_other:
      'Lines {{lines}}: a quotation mark is not closed. These cells were read to the end of the cell on their line; check them below.',
    empty: 'There are no rows in this file. One line names the columns; rows come below it.',
    tooLong:
      'At most {{limit, number}} rows at once. Split the file, and import its parts one after the other.',
  },
  columns: {
    title: 'Which column is which',
    none: 'Not in this file',
    rivals: '{{label}}: several columns could be this one ({{headings}}). Choose the right one below.',
  },
  field: {
    email: 'E-mail',
    firstName: 'First name',
    lastName: 'Last name',
    fullName: 'First and last name in one',
    role: 'Role',
    tagId: 'Tag ID',
    locale: 'Language',
    name: 'Name',
    phone: 'Phone',
    note: 'Note',
    mail: 'a personal link is mailed',
  },
  sample: {
    users: 'users-sample.csv',
    parties: 'parties-sample.csv',
    client: 'Client',
    staff: 'Staff',
    language: 'French',
    note: 'Other side in K7M2-4QXD',
  },
  mailNow: {
    label: 'Mail a personal link now',
    text: 'To everybody who is added, and to those who were added without one. Otherwise nobody is mailed: import the same file again later, or use “Resend invitation”.',
  },
  outcome: { added: 'Added', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' },
  preview: {
    ask: 'Show what will happen',
    title: 'What will happen',
    text_one:
      '{{count, number}} row will be imported. Refused rows change nothing; correct them in the file, and import it again.',
    text_other:
      '{{count, number}} rows will be imported. Refused rows change nothing; correct them in the file, and import it again.',
    filter: 'Which rows',
    all: 'All ({{total, number}})',
    line: 'Line {{line}}',
    lineColumn: 'Line',
    rowColumn: 'Row',
    outcomeColumn: 'Will be',
    detailColumn: 'What or why',
    why: '{{field}}: {{message}}',
    more_one: 'Show {{count, number}} more',
    more_other: 'Show {{count, number}} more',
  },
  start_one: 'Import {{count, number}} row',
  start_other: 'Import {{count, number}} rows',
  run: {
    running: 'The import is running',
    done: 'The import is done',
    stopped: 'The import has stopped',
    stoppedText:
      '{{by}}, who started it, may no longer import. If you continue it, the remaining rows are imported in your name.',
    resume: 'Continue the import',
    leave: 'You may close this page: the import continues.',
    progress: '{{done, number}} of {{total, number}} rows',
    by: '{{date}} · {{by}}',
    download: 'Download the results',
    see: { users: 'See the users', parties: 'See the parties' },
    another: 'Import another file',
  },
  earlier: {
    title: 'Earlier imports',
    done_one: '{{count, number}} row, by {{by}}',
    done_other: '{{count, number}} rows, by {{by}}',
    running_one: '{{count, number}} row, by {{by}}: still running',
    running_other: '{{count, number}} rows, by {{by}}: still running',
    stopped_one: '{{count, number}} row, by {{by}}: stopped',
    stopped_other: '{{count, number}} rows, by {{by}}: stopped',
  },
} as const;

export default imports;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    imports: typeof imports;
  }
}
