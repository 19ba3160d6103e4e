import { useState } from 'react'
import { shouldOfferElder, useSettings } from '@/store/settings'
import { Dialog } from './Dialog'

/** Offers 长辈版 once, to whom WeChat's own type is set large. */
export function ElderOffer () {
  const [open, setOpen] = useState(shouldOfferElder)
  const setElder = useSettings((state) => state.setElder)
  const decline = useSettings((state) => state.declineElder)
  if (!open) return null
  const choose = (act: () => void) => { setOpen(false); act() }
  return (
    <Dialog title='字要大一些吗？' act='换成长辈版' back='保持现在的大小' onAct={() => choose(() => setElder(1))} onBack={() => choose(decline)}>
      你的微信用了大字号。长辈版字更大、按钮更大，内容不变；以后在“我的”里随时可以换回来。
    </Dialog>
  )
}
