import Taro from '@tarojs/taro'

/** off: messages of this mini-program are turned off in WeChat's settings; none: WeChat did not ask, e.g. because it is too old. */
export type Consent = 'accept' | 'reject' | 'off' | 'none'

const SWITCHED_OFF = 20004

/** WeChat's own question whether one message may be sent; only in a tap. */
export async function askConsent (template: string): Promise<Consent> {
  try {
    const answers = await Taro.requestSubscribeMessage({ tmplIds: [template], entityIds: [] }) as unknown as Record<string, string | undefined>
    const answer = answers[template]
    if (answer === 'accept') return 'accept'
    if (answer === 'reject') return 'reject'
    return answer === 'ban' || answer === 'filter' ? 'off' : 'none'
  } catch (failure) {
    return (failure as { errCode?: number }).errCode === SWITCHED_OFF ? 'off' : 'none'
  }
}
