import vm from 'node:vm'

/** jest hands its tests a copy of `process` that never emits: the real one is that of the main context. */
const realProcess = vm.runInThisContext('process') as NodeJS.Process

/** Hears of promises rejected with nobody listening. Returns how to stop. */
export function listenToRejections(heard: (reason: unknown, promise: unknown) => void): () => void {
  realProcess.on('unhandledRejection', heard)
  return () => void realProcess.off('unhandledRejection', heard)
}
