import type { Sentences } from './sentences.ts';

/** The same in French. */
export const sentences: Sentences = {
  promise: {
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
  },
  consent: {
    newsletter: 'M’envoyer de temps en temps des nouvelles de {{organization}}.',
    creatingTerms: 'En créant votre compte, vous acceptez les <terms>conditions d’utilisation</terms>.',
    creatingPrivacy:
      'En créant votre compte, vous confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    creatingNotice: 'En créant votre compte, vous confirmez avoir lu ce texte.',
    creatingTermsPrivacy:
      'En créant votre compte, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    creatingTermsNotice:
      'En créant votre compte, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte.',
    creatingPrivacyNotice:
      'En créant votre compte, vous confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    creatingTermsPrivacyNotice:
      'En créant votre compte, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    sendingTerms: 'En envoyant votre inscription, vous acceptez les <terms>conditions d’utilisation</terms>.',
    sendingPrivacy:
      'En envoyant votre inscription, vous confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    sendingNotice: 'En envoyant votre inscription, vous confirmez avoir lu ce texte.',
    sendingTermsPrivacy:
      'En envoyant votre inscription, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    sendingTermsNotice:
      'En envoyant votre inscription, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte.',
    sendingPrivacyNotice:
      'En envoyant votre inscription, vous confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    sendingTermsPrivacyNotice:
      'En envoyant votre inscription, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    joiningTerms: 'En vous inscrivant, vous acceptez les <terms>conditions d’utilisation</terms>.',
    joiningPrivacy:
      'En vous inscrivant, vous confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    joiningNotice: 'En vous inscrivant, vous confirmez avoir lu ce texte.',
    joiningTermsPrivacy:
      'En vous inscrivant, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu la <privacy>politique de confidentialité</privacy>.',
    joiningTermsNotice:
      'En vous inscrivant, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte.',
    joiningPrivacyNotice:
      'En vous inscrivant, vous confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    joiningTermsPrivacyNotice:
      'En vous inscrivant, vous acceptez les <terms>conditions d’utilisation</terms> et confirmez avoir lu ce texte et la <privacy>politique de confidentialité</privacy>.',
    boxNotice: 'J’ai lu ce texte.',
    boxTerms: 'J’accepte les conditions d’utilisation (version {{version}}).',
    boxPrivacy: 'J’ai lu la politique de confidentialité (version {{version}}).',
  },
};
