import type { Sentences } from './sentences.ts';

/** What a person agrees to. */
export const consent: Sentences['consent'] = {
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
};
