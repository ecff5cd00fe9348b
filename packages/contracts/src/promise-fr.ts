import type { Sentences } from './sentences.ts';

/** What the link page promises. */
export const promise: Sentences['promise'] = {
  now: {
    client: 'Vous devenez client de {{organization}}.',
    clientCase: 'Vous devenez client de {{organization}} et un dossier est ouvert à votre nom.',
    staff: 'Vous rejoignez le personnel de {{organization}}.',
    staffCase: 'Vous rejoignez le personnel de {{organization}} et participez à un dossier qui est ouvert.',
    manager: 'Vous devenez responsable chez {{organization}}.',
    admin: 'Vous rejoignez les administrateurs de {{organization}}.',
  },
  later: {
    client: 'Une fois votre inscription acceptée, vous devenez client de {{organization}}.',
    clientCase:
      'Une fois votre inscription acceptée, vous devenez client de {{organization}} et un dossier est ouvert à votre nom.',
    staff: 'Une fois votre inscription acceptée, vous rejoignez le personnel de {{organization}}.',
    staffCase:
      'Une fois votre inscription acceptée, vous rejoignez le personnel de {{organization}} et participez à un dossier qui est ouvert.',
    manager: 'Une fois votre inscription acceptée, vous devenez responsable chez {{organization}}.',
    admin: 'Une fois votre inscription acceptée, vous rejoignez les administrateurs de {{organization}}.',
  },
  account: 'Un compte est créé pour vous.',
  accountKept: 'Vous vous inscrivez avec votre compte actuel\u00a0; rien n’y est modifié.',
  approval:
    '{{organization}} examine d’abord chaque inscription et vous fait part de sa décision par e-mail.',
  noCase: 'L’inscription ne vous donne pas de dossier.',
  seenCase:
    'Ce dossier n’est visible que par vous et par les personnes de {{organization}} qui y travaillent.',
  seenAccount:
    'Ce que vous saisissez n’est visible que par vous et par les personnes de {{organization}} qui gèrent les inscriptions.',
  isNotYet: '{{organization}} n’a pas encore accepté d’agir pour vous.',
  discreet: {
    who: 'Vous avez reçu une invitation. Vous saurez de qui elle vient une fois votre adresse confirmée.',
    whoLater:
      'Vous avez reçu une invitation. Vous saurez de qui elle vient, et qui examine votre inscription, une fois votre adresse confirmée.',
    seen: 'Ce que vous saisissez n’est visible que par vous et par les personnes qui travaillent avec vous.',
    isNot: 'L’inscription ne signifie pas à elle seule que quelqu’un a accepté d’agir pour vous.',
  },
};
