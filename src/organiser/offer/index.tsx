import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { back } from '@/services/nav'
import { useSession } from '@/store/session'
import { Presets } from '../publish/Presets'
import { UnitsSheet } from '../publish/UnitsSheet'
import { leaveFreely } from '../parts/useUnsaved'
import { Fields } from './Fields'
import { useOffer, type Offering } from './useOffer'
import { WithdrawSheet } from './WithdrawSheet'
import './index.scss'

type Asking = 'leave' | 'show' | 'withdraw' | 'remove' | 'units' | null

export default guarded('organiser', function OfferEditPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const of = useOffer(id, () => setAsking('leave'))
  const { work } = of
  const leave = () => { if (work?.changed) setAsking('leave'); else back() }
  return (
    <Page
      title={id ? '修改服务' : '新建服务'} onBack={leave} head={<OfflineNotice text='填写的内容还在，连上后再保存' />}
      footer={work ? <Footer of={of} onShow={() => { if (of.ready()) setAsking('show') }} /> : undefined}
      overlay={work ? <Asked asking={asking} of={of} onClose={() => setAsking(null)} /> : null}
    >
      <Loaded of={of.source} failed='这项服务暂时取不出来' safe='已经保存的都在。'>
        {({ presets }) => (work ? (
          <>
            <Fields of={of} onUnits={() => setAsking('units')} />
            <View className='row offer-more'>
              {work.state === 'shown' ? <Button kind='text' small onClick={() => setAsking('withdraw')}>下架这项服务</Button> : null}
              {work.state === 'draft' && work.id ? <Button kind='text' small onClick={() => setAsking('remove')}>删除草稿</Button> : null}
            </View>
          </>
        ) : <Presets presets={presets.presets} lead='常见的规矩已经填好，都可以再改。' onChoose={of.choose} />)}
      </Loaded>
    </Page>
  )
})

function Footer ({ of: { work, faults, save, show, clash, takeTheirs }, onShow }: { of: Offering, onShow: () => void }) {
  if (!work) return null
  if (clash) {
    return (
      <>
        <Problem text='刚才有人改过这项服务。你填的还在：可以用你填的盖过去，或者看对方保存的。' />
        <View className='publish-acts'>
          <Button kind='second' className='publish-save' loading={takeTheirs.busy} busy='正在取…' onClick={() => takeTheirs.run(false)}>看对方保存的</Button>
          <Button className='grow' loading={takeTheirs.busy} busy='正在取…' onClick={() => takeTheirs.run(true)}>用我填的</Button>
        </View>
      </>
    )
  }
  const words = faults.length ? `还有 ${faults.length} 处要改，标在上面各项里` : undefined
  return (
    <>
      <Problem error={save.error ?? show.error} text={words} />
      {work.state === 'shown' ? <Button block loading={save.busy} busy='正在保存…' onClick={() => save.run()}>保存修改</Button> : (
        <View className='publish-acts'>
          <Button kind='second' className='publish-save' loading={save.busy} busy='正在保存' onClick={() => save.run()}>{work.state === 'draft' ? '存草稿' : '保存'}</Button>
          <Button className='grow' loading={show.busy} busy='正在发布…' onClick={onShow}>发布服务</Button>
        </View>
      )}
    </>
  )
}

function Asked ({ asking, of, onClose }: { asking: Asking, of: Offering, onClose: () => void }) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const { work } = of
  if (!work || asking === null) return null
  switch (asking) {
    case 'units': return <UnitsSheet roots={[...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]} chosen={work.form.units} onClose={onClose} onChoose={(units) => { of.change({ units }); onClose() }} />
    case 'leave': return <Dialog title='还没有保存' act='不保存，离开' back='继续填写' rather onAct={() => { of.leave(); leaveFreely(); back() }} onBack={onClose}>离开后，这次填写的内容不会留下。</Dialog>
    case 'show': return (
      <Dialog title={`发布“${work.form.title.trim()}”？`} act='发布服务' back='再看看' busy='正在发布…' loading={of.show.busy} onAct={() => { of.show.run(); onClose() }} onBack={onClose}>
        发布后，开放范围里的单位就能看到并点单，有人点单会通知组织者。
      </Dialog>
    )
    case 'withdraw': return <WithdrawSheet of={of} onClose={onClose} />
    case 'remove': return <Dialog title='删除这份草稿？' act='删除草稿' back='不删除' busy='正在删除…' loading={of.remove.busy} onAct={() => of.remove.run()} onBack={onClose}><Problem error={of.remove.error} />“{work.form.title}”会删掉，不能恢复。</Dialog>
    default: return asking satisfies never
  }
}
