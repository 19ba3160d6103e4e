/** Names that a browser has and a mini-program has not: a script that reaches for them must find nothing. */
export const SHADOWED = `
  window document frames self top parent location navigator history screen localStorage sessionStorage indexedDB caches
  alert confirm prompt fetch XMLHttpRequest WebSocket EventSource URL URLSearchParams FormData Blob File FileReader Headers
  Request Response AbortController TextEncoder TextDecoder structuredClone MessageChannel requestAnimationFrame
  cancelAnimationFrame requestIdleCallback queueMicrotask IntersectionObserver MutationObserver ResizeObserver
  HTMLElement Element Node Event CustomEvent Image Audio Worker crypto performance __weapp
`.match(/\w+/g)!
