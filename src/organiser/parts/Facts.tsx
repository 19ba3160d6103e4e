import { Text } from '@tarojs/components'

/** Between a figure and its 年, 月, 日 no line ends. */
const held = (text: string) => text.replace(/(\d) (?=[年月日])/g, '$1\u00a0').replace(/([年月]) (?=\d)/g, '$1\u00a0')

/** A line of facts that breaks between them (at its commas, unless they are given), however large the type. */
export function Facts ({ of }: { of: string | readonly string[] }) {
  const facts = typeof of === 'string' ? of.match(/[^，]+，?/g) ?? [] : of
  return <>{facts.map((fact) => <Text key={fact} className='fact'>{held(fact)}</Text>)}</>
}
