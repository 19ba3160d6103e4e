/** Resolves a mini-program path (`./x`, `../x`, `/x`) against the file that names it. */
export function resolvePath(from: string, to: string): string {
  const parts = to.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export interface PageUrl {
  path: string
  query: Record<string, string>
}

/** Splits a page URL. Values stay encoded, as WeChat hands them to onLoad. */
export function parsePageUrl(url: string, from = ''): PageUrl {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
  return { path: resolvePath(from, path), query }
}
