import { Empty } from '@/components/States'
import type { RequestError } from '@/services/request-error'

/** The organiser has turned this board off, or there is none to be had. */
export const isHidden = (error: RequestError | null): boolean => error?.code === 'not_revealed'

export function Hidden ({ text }: { text: string }) {
  return <Empty title='这里没有榜' text={text} />
}
