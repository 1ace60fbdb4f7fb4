import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Relative addresses: index.html carries a <base>, so that one build serves below any path of PUBLIC_URL.
export default defineConfig({
  root: 'src/desk',
  base: './',
  plugins: [react()],
  build: { outDir: '../../dist/desk', emptyOutDir: true, chunkSizeWarningLimit: 2000 },
})
