/** What a person agrees to. */
export const consent = {
  newsletter: 'Send me news from {{organization}} now and then.',
  creatingTerms: 'By creating your account, you accept the <terms>terms</terms>.',
  creatingPrivacy:
    'By creating your account, you confirm that you have read the <privacy>privacy notice</privacy>.',
  creatingNotice: 'By creating your account, you confirm that you have read this text.',
  creatingTermsPrivacy:
    'By creating your account, you accept the <terms>terms</terms> and confirm that you have read the <privacy>privacy notice</privacy>.',
  creatingTermsNotice:
    'By creating your account, you accept the <terms>terms</terms> and confirm that you have read this text.',
  creatingPrivacyNotice:
    'By creating your account, you confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  creatingTermsPrivacyNotice:
    'By creating your account, you accept the <terms>terms</terms> and confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  sendingTerms: 'By sending your registration, you accept the <terms>terms</terms>.',
  sendingPrivacy:
    'By sending your registration, you confirm that you have read the <privacy>privacy notice</privacy>.',
  sendingNotice: 'By sending your registration, you confirm that you have read this text.',
  sendingTermsPrivacy:
    'By sending your registration, you accept the <terms>terms</terms> and confirm that you have read the <privacy>privacy notice</privacy>.',
  sendingTermsNotice:
    'By sending your registration, you accept the <terms>terms</terms> and confirm that you have read this text.',
  sendingPrivacyNotice:
    'By sending your registration, you confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  sendingTermsPrivacyNotice:
    'By sending your registration, you accept the <terms>terms</terms> and confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  joiningTerms: 'By joining, you accept the <terms>terms</terms>.',
  joiningPrivacy: 'By joining, you confirm that you have read the <privacy>privacy notice</privacy>.',
  joiningNotice: 'By joining, you confirm that you have read this text.',
  joiningTermsPrivacy:
    'By joining, you accept the <terms>terms</terms> and confirm that you have read the <privacy>privacy notice</privacy>.',
  joiningTermsNotice:
    'By joining, you accept the <terms>terms</terms> and confirm that you have read this text.',
  joiningPrivacyNotice:
    'By joining, you confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  joiningTermsPrivacyNotice:
    'By joining, you accept the <terms>terms</terms> and confirm that you have read this text and the <privacy>privacy notice</privacy>.',
  boxNotice: 'I have read this text.',
  boxTerms: 'I accept the terms (version {{version}}).',
  boxPrivacy: 'I have read the privacy notice (version {{version}}).',
} as const;
