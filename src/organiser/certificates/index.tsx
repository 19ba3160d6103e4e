import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { grouped } from '@/components/Certificate'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { Facts } from '../parts/Facts'
import { Pager } from '../parts/Pager'
import { ToldLine } from '../parts/ToldLine'
import { CertificateSheet } from './CertificateSheet'
import { useCertificates, type Row } from './useCertificates'
import './index.scss'

const states = [{ value: 'all', text: '全部' }, { value: 'valid', text: '有效' }, { value: 'revoked', text: '已作废' }] as const

export default guarded('organiser', function CertificatesPage () {
  const { id = '', cert: first = '' } = useRouter().params
  const certificates = useCertificates(id, first)
  const { pages, search, setSearch, cert, setCert, holds, setHolds, searching } = certificates
  const { data } = pages
  const [open, setOpen] = useState<Row | null>(null)
  const [told, setTold] = useState('')
  const look = (row: Row) => { setTold(''); certificates.change.clear(); setOpen(row) }
  const done = (words: string) => { setTold(words); setOpen(null) }
  return (
    <Page
      title='证书' head={<OfflineNotice />} onRefresh={pages.refresh} scrollTop={pages.number % 2}
      overlay={open && data ? <CertificateSheet row={open} revokedSays={data.revokedSays} change={certificates.change} onDone={done} onClose={() => setOpen(null)} /> : null}
    >
      <ToldLine words={told} />
      <View className='certs-head'>
        {data ? <View className='sub certs-of'>{data.roundTitle}</View> : null}
        <SearchField label='按姓名或编号查找' value={search} onChange={setSearch} />
        {data && data.kinds.length > 1 ? (
          <View className='certs-pick'><Chips label='哪种证书' items={[{ value: '', text: '全部证书' }, ...data.kinds.map((kind) => ({ value: kind.id, text: kind.name }))]} value={cert} onChange={setCert} /></View>
        ) : null}
        <View className='certs-pick'><Chips label='证书状态' items={states} value={holds} onChange={setHolds} /></View>
      </View>
      <Loaded of={pages} failed='证书暂时取不出来' safe={pages.error?.code === 'forbidden' ? undefined : '已经发出的证书都在，不会丢。'}>
        {({ items }) => items.length
          ? (
            <>
              <Cells>{items.map((row) => <Issued key={row.code} row={row} onOpen={() => look(row)} />)}</Cells>
              <Pager {...pages} />
            </>
            )
          : <Empty title={searching ? '没有找到' : '还没有人领证书'} text={searching ? '换一个姓名、编号或状态再找。' : '达到要求的人领取以后，会列在这里。'} />}
      </Loaded>
    </Page>
  )
})

function Issued ({ row: { code, title, name, unit, issuedAt, revoked }, onOpen }: { row: Row, onOpen: () => void }) {
  const number = grouped(code).join(' ')
  const facts = [title, unit, `${recent(issuedAt, now())} 领取`, number]
  return (
    <Cell
      title={<View className='row wrap'><View className='certs-name'>{name}</View>{revoked ? <Tag kind='care'>已作废</Tag> : null}</View>}
      note={<Facts of={facts.map((fact, at) => (at < facts.length - 1 ? `${fact} · ` : fact))} />}
      label={[name, revoked ? '已作废' : '', title, unit, `编号 ${number}`].filter(Boolean).join('，')} onClick={onOpen}
    />
  )
}
