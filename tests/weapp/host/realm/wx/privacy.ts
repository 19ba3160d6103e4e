import type { HostOptions } from '../../options'
import type { Hooks } from '../hooks'
import { WxError } from './call'

type Answer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }

const REFUSED = 104

/** Whether the user has agreed to the privacy guide, and how what needs it waits for that. */
export class Privacy {
  agreed: boolean

  constructor(
    options: HostOptions,
    private readonly hooks: Hooks,
  ) {
    this.agreed = !options.privacyPending
  }

  /** Resolves once the user agrees; the app's own dialog is asked to show itself. */
  require(api: string): Promise<void> {
    if (this.agreed) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const answer = ({ event }: Answer): void => {
        if (event === 'exposureAuthorization') return
        this.agreed = event === 'agree'
        if (this.agreed) resolve()
        else reject(new WxError('privacy permission is not authorized', REFUSED))
      }
      this.hooks.fire('NeedPrivacyAuthorization', answer, { referrer: api })
    })
  }
}
