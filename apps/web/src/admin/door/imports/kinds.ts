import type { ImportKind } from '@casedoor/contracts';
import { splitName } from '@casedoor/contracts/person-name';
import type { TFunction } from 'i18next';
import type { TableColumn } from '../../../ui/match-columns.ts';

/** The columns of a kind of file, and a sample file. */
export interface FileKind {
  columns: readonly TableColumn<string>[];
  sample: { name: string; lines: readonly (readonly string[])[] };
}

const roles = {
  client: 'client',
  staff: 'staff',
  personnel: 'staff',
  manager: 'manager',
  responsable: 'manager',
  admin: 'admin',
  administrator: 'admin',
  administrateur: 'admin',
};
const languages = {
  en: 'en',
  english: 'en',
  anglais: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
};
const emailNames = ['E-mail', 'E-mail address', 'Mail', 'Adresse e-mail', 'Courriel', 'Adresse électronique'];

/** Returns the columns of a kind, under the names that English and French files use. */
export function fileKind(kind: ImportKind, t: TFunction<'imports'>): FileKind {
  const label = (
    key:
      | 'email'
      | 'firstName'
      | 'lastName'
      | 'fullName'
      | 'role'
      | 'tagId'
      | 'locale'
      | 'name'
      | 'phone'
      | 'note',
  ) => t(`field.${key}`);
  const columns: TableColumn<string>[] =
    kind === 'users'
      ? [
          { key: 'email', label: label('email'), names: emailNames },
          { key: 'firstName', label: label('firstName'), names: ['First name', 'Given name', 'Prénom'] },
          {
            key: 'lastName',
            label: label('lastName'),
            names: ['Last name', 'Surname', 'Family name', 'Nom', 'Nom de famille'],
          },
          {
            key: 'fullName',
            label: label('fullName'),
            names: [
              'Name',
              'Full name',
              'First and last name',
              'Last name, first name',
              'Surname, first name',
              'Nom complet',
              'Nom, prénom',
              'Nom et prénom',
              'Prénom et nom',
            ],
            read: (cell, heading) => ({ ...splitName(cell, /^\W*(last|surname|family|nom)/i.test(heading)) }),
          },
          { key: 'role', label: label('role'), names: ['Role', 'Rôle'], values: roles },
          {
            key: 'tagId',
            label: label('tagId'),
            names: ['Tag ID', 'Tag', 'Number', 'Identifiant', 'Numéro'],
          },
          {
            key: 'locale',
            label: label('locale'),
            names: ['Language', 'Locale', 'Langue'],
            values: languages,
          },
        ]
      : [
          { key: 'name', label: label('name'), names: ['Name', 'Party', 'Nom', 'Partie'] },
          { key: 'email', label: label('email'), names: emailNames },
          {
            key: 'phone',
            label: label('phone'),
            names: ['Phone', 'Telephone', 'Telephone number', 'Mobile', 'Téléphone', 'Portable'],
          },
          { key: 'note', label: label('note'), names: ['Note', 'Notes', 'Remark', 'Remarque'] },
        ];
  const examples =
    kind === 'users'
      ? [
          ['lea.martin@example.com', 'Léa', 'Martin', t('sample.client'), 'C-1042', t('sample.language')],
          ['hugo.petit@example.com', 'Hugo', 'Petit', t('sample.staff'), '', ''],
        ]
      : [
          ['Jane Roe', 'jane.roe@example.com', '06 12 34 56 78', t('sample.note')],
          ['Roe SARL', '', '', ''],
        ];
  return {
    columns,
    sample: {
      name: t(`sample.${kind}`),
      lines: [columns.filter(({ read }) => !read).map((column) => column.label), ...examples],
    },
  };
}
