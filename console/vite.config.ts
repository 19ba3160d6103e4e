import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: __dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: join(process.env.OUT ?? resolve(__dirname, '../dist'), 'console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    // The server keeps `name.hash.ext` for ever where the hash is hexadecimal.
    rollupOptions: {
      output: {
        hashCharacters: 'hex', entryFileNames: 'assets/[name].[hash:12].js', chunkFileNames: 'assets/[name].[hash:12].js', assetFileNames: 'assets/[name].[hash:12][extname]'
      }
    }
  },
  server: { port: 5174, proxy: { '/api': process.env.API ?? 'http://127.0.0.1:8080' } }
})
