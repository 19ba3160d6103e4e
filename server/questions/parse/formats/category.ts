/** Moodle writes categories as a path, `$course$/top/党史/第一章`; a doubled slash is a slash in a name. */
export function categoryOf(path: string): { section: string; topic: string | undefined } {
  const names = path.trim().split(/(?<!\/)\/(?!\/)/).map((name) => name.replaceAll('//', '/').trim()).filter((name) => name !== '')
  if (/^\$\w+\$$/.test(names[0] ?? '')) names.shift()
  if (names[0] === 'top') names.shift()
  return { section: names.join('/'), topic: names.at(-1) }
}

export const categoryPath = (topic: string | undefined) => ['$course$', 'top', ...(topic === undefined ? [] : [topic.replaceAll('/', '//')])].join('/')
