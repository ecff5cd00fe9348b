import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/** The personal link and the link page are the invitee's: in development they get join.html, as the API does it. */
const invitees: Plugin = {
  name: 'invitees',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/(join|register|welcome|not-me)(\/|\?|$)/.test(request.url ?? '')) request.url = '/join.html';
      next();
    });
  },
};

export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, import.meta.dirname, 'API_').API_ORIGIN ?? 'http://127.0.0.1:3000';
  const proxy = { '/api': apiOrigin, '/healthz': apiOrigin, '/logos': apiOrigin };
  return {
    plugins: [react(), invitees],
    server: { proxy },
    preview: { proxy },
    build: {
      target: 'es2022',
      sourcemap: false,
      // Says which files a page needs at once: scripts/size.mjs adds them up.
      manifest: true,
      // No inlined data URLs: the Content Security Policy allows images and fonts from the own origin.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: 'index.html', join: 'join.html' },
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 40 },
              {
                name: 'i18next',
                test: /node_modules[\\/](i18next|react-i18next|html-parse-stringify|void-elements|use-sync-external-store)[\\/]/,
                priority: 30,
              },
              { name: 'mantine', test: /node_modules[\\/]@mantine[\\/]/, priority: 20 },
              {
                name: 'router',
                test: /node_modules[\\/](react-router|react-router-dom|@tanstack[\\/]react-query|@tanstack[\\/]query-core)[\\/]/,
                priority: 20,
              },
            ],
          },
        },
      },
    },
  };
});
