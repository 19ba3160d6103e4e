/** Ids of a unit and everything above it, from the top down, read from its path. */
export const lineage = (path: string) => path.split('/').filter(Boolean)

/** The least text behind every path that begins with this one: `path >= p and path < pathEnd(p)` is the subtree. */
export const pathEnd = (path: string) => `${path.slice(0, -1)}0`
