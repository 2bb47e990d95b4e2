import { defineConfig, loadEnv } from 'vite';

/** Where `npm run dev` finds the service. */
const { SERVICE_URL: SERVICE = 'http://127.0.0.1:3000' } = loadEnv('', '.', 'SERVICE_');

export default defineConfig({
  build: {
    // Browsers that know light-dark() of CSS.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything is a file of its own: the policy of the page allows no inline code or data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  server: {
    proxy: {
      '/api': SERVICE,
      '/admin': SERVICE,
      '/docs': SERVICE,
      '/ws': { target: SERVICE, ws: true },
    },
  },
});
