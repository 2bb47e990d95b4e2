import { defineConfig } from 'vite';

/** Where `npm run dev` finds the service. */
const SERVICE = process.env.SERVICE_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  build: {
    target: 'es2022',
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
