import type { PublicSignupLink } from '@casedoor/contracts';
import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/** In development, serves the pages of invitees and clients by their addresses, as the API does in production. */
const invitees = (apiOrigin: string): Plugin => ({
  name: 'invitees',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const { page = null, part = '' } = readInviteeAddress(request.url ?? '/') ?? {};
      const isInvitees = page !== null && !['password', 'new-address', 'setup'].includes(page);
      if (isInvitees) request.url = '/join.html';
      if (/^\/my(\/|$)/.test(request.url ?? '')) request.url = '/client.html';
      // Same frame-ancestors as in production: nobody, except a link's websites for its frame.
      Promise.resolve(page === 'frame' ? frameOrigins(apiOrigin, part) : page === 'preview' ? ["'self'"] : [])
        .then((origins) => {
          response.setHeader('content-security-policy', `frame-ancestors ${origins.join(' ') || "'none'"}`);
          next();
        })
        .catch(next);
    });
  },
});

async function frameOrigins(apiOrigin: string, token: string): Promise<string[]> {
  const answer = await fetch(`${apiOrigin}/api/v1/public/signup-links/${token}`);
  return answer.ok ? ((await answer.json()) as PublicSignupLink).frameOrigins : [];
}

/** What the app's and the invitees' pages both load first. */
const startsEveryPage =
  /[\\/]src[\\/](api[\\/](request|when-back)|i18n[\\/](start-i18n|not-started|text)|ui[\\/](colour-scheme|correct-address|own-origin|reload-outdated-page)|(accent-colour|invitee-address|clean-contact|clean-text|patterns)\.ts$)/;

/** What every page of an invitee and of a client is written with. */
const writesLetters =
  /[\\/]src[\\/]join[\\/](fields[\\/]field\.tsx$|page[\\/](browser-history|button|discretion|failure|fault-boundary|fold|help-step|language|language-choice|lazy-page|load-failed|loading|next-step|notice|online|page|tab-memory|trust-line)\.)/;

/** What the client's pages and the invitee's welcome say of a case. */
const writesOfCases =
  /[\\/]src[\\/](client[\\/]own-cases[\\/]account-line|join[\\/]page[\\/](appointment|reach|what-follows|who-works)\.)/;

/** What signing in takes, on the invitee's side and on the client's. */
const signsIn = /[\\/]src[\\/]join[\\/](fields[\\/]password-field|wizard[\\/](passkeys|sign-in-form))\./;

/** What later pages of both sides share. In a chunk with the app's own, it would bring the app's libraries along. */
const laterOfBothSides = /[\\/]src[\\/](i18n[\\/]time-zone-names|(time-zones|person-name)\.ts$)/;

/** What only later pages of the invitee's side share: the link page does without it. */
const laterOfInvitees =
  /[\\/]src[\\/]join[\\/](page[\\/](confirm-by-choice|rehearsal-mark|not-me)|link-page[\\/](closed-link|ask-form)|fields[\\/]later-fields)\.tsx$/;

/** What the link page shares with others of the invitee's side. */
const linkPage = new RegExp(
  String.raw`^(?!.*(?:${laterOfInvitees.source})).*[\\/]src[\\/]join[\\/](page|link-page|fields)[\\/]`,
);

export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, import.meta.dirname, 'API_').API_ORIGIN ?? 'http://127.0.0.1:3000';
  const proxy = { '/api': apiOrigin, '/healthz': apiOrigin, '/logos': apiOrigin };
  return {
    plugins: [react(), invitees(apiOrigin)],
    server: { proxy },
    preview: { proxy },
    build: {
      // The oldest browsers that are supported; scripts/old-browsers.mjs names what they lack.
      target: ['safari15', 'chrome95', 'firefox102'],
      sourcemap: false,
      // The manifest lists the files that a page loads first, for scripts/size.mjs.
      manifest: true,
      // No inlined data URLs: the Content Security Policy allows images and fonts only from the own origin.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: 'index.html', join: 'join.html', client: 'client.html' },
        output: {
          codeSplitting: {
            groups: [
              {
                // Every page loads all of them: together they are one request.
                name: 'libraries',
                test: /rolldown[\\/]runtime|node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|html-parse-stringify|void-elements)[\\/]/,
                priority: 40,
              },
              // Without charts: they are in the chunk of the page that draws one.
              { name: 'mantine', test: /node_modules[\\/]@mantine[\\/](?!charts)/, priority: 20 },
              {
                name: 'router',
                test: /node_modules[\\/](react-router|react-router-dom|@tanstack[\\/]react-query|@tanstack[\\/]query-core)[\\/]/,
                priority: 20,
              },
              { name: 'wizard', test: laterOfBothSides, minShareCount: 2, priority: 20 },
              { name: 'start', test: startsEveryPage, minShareCount: 2, priority: 25 },
              { name: 'link-page', test: linkPage, minShareCount: 2, priority: 15 },
              { name: 'letter', test: writesLetters, minShareCount: 2, priority: 16 },
              { name: 'sign-in', test: signsIn, minShareCount: 2, priority: 16 },
              { name: 'case-letter', test: writesOfCases, minShareCount: 2, priority: 16 },
              { name: 'later-pages', test: laterOfInvitees, minShareCount: 2, priority: 12 },
              { name: 'passkey', test: /[\\/]api[\\/]passkey/, minShareCount: 2, priority: 20 },
              {
                // What most pages of the app share: without it, each icon and control would be a request of its own.
                name: 'ui',
                test: /@tabler[\\/]icons-react|[\\/]src[\\/](ui|api|i18n)[\\/][^.]*\.tsx?$/,
                minShareCount: 2,
                priority: 10,
              },
            ],
          },
        },
      },
    },
  };
});
