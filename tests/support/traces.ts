/** Words that stand only in a key: the fixture's analyses, sources and fill-in answers, and the names of the fields that carry a key. */
const TRACE = /解析-\w+|出处-\w+|答案\d+|"(?:right|texts|rubric|analysis|source|key|verdict|outcome)":/g

export const tracesIn = (text: string): string[] => text.match(TRACE) ?? []

/** Where a response holds lists of numbers, e.g. `answers.value`: an order of options or a list of right places would be one. */
export function numberLists(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const here = value.some((one) => typeof one === 'number') ? [path] : []
    return [...here, ...value.flatMap((one) => numberLists(one, path))]
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => numberLists(one, path ? `${path}.${name}` : name))
}

/** Id of a fixture question by its stem: 多选第 3 题 → d3. */
export function questionId(stem: string): string {
  const kind = ({ 单选: 's', 多选: 'd', 判断: 'j', 填空: 'f' } as Record<string, string>)[stem.slice(0, 2)]
  return `${kind}${/\d+/.exec(stem)?.[0]}`
}

/** Ids of the questions whose analysis stands in a text. */
export const revealedIn = (text: string) => [...new Set([...text.matchAll(/解析-(\w+)/g)].map((match) => match[1] as string))].sort()
