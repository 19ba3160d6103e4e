// Bundled by esbuild with the framework; everything it exports is all that a shell can reach.
export { createRuntime } from './runtime'
