// The API's tests that hold the rules which Stryker changes.
import usual from '../../vitest.config.ts';

const api = 'apps/api/src';
const include = [
  `${api}/people/access/*.test.ts`,
  `${api}/people/credentials/judge-password.test.ts`,
  `${api}/people/sessions/require-role.test.ts`,
  `${api}/platform/{secrets,http}/{token,cross-site}.test.ts`,
  `${api}/platform/mail/email-address.test.ts`,
  `${api}/door/signup-links/{signup-link,email-rules,staff-rights}.test.ts`,
  `${api}/door/registrations/registration.test.ts`,
  `${api}/door/completions/completion-key.test.ts`,
];

export default {
  ...usual,
  test: {
    ...usual.test,
    projects: usual.test.projects
      .filter((project) => project.test?.name === 'api')
      .map((project) => Object.assign({}, project, { test: { ...project.test, include } })),
  },
};
