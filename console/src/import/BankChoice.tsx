import { Select } from 'antd'
import { useState } from 'react'
import type { Bank } from '../../../contract/questions'
import { BankForm } from '../bank/BankForm'
import type { Data } from '../services/data'

interface Props {
  id?: string
  banks: Data<{ banks: Bank[] }>
  value: string | null
  choose: (id: string) => void
  disabled?: boolean
}

const NEW = '+'

/** Into which bank: one of mine, or a new one. */
export function BankChoice({ id, banks, value, choose, disabled }: Props) {
  const [making, make] = useState(false)
  const mine = banks.data?.banks.filter((bank) => bank.mine) ?? []
  const options = [...mine.map((bank) => ({ value: bank.id, label: bank.name })), { value: NEW, label: '＋ 新建题库' }]
  const took = (bank: Bank) => {
    make(false)
    banks.set({ banks: [...banks.data?.banks ?? [], bank] })
    choose(bank.id)
  }
  return (
    <>
      <Select
        id={id} aria-label='入到题库' placeholder='选一个题库' className='bank-choice' disabled={disabled} loading={banks.loading} value={value} options={options} popupMatchSelectWidth={false}
        onChange={(next: string) => { if (next === NEW) make(true); else choose(next) }}
      />
      {making ? <BankForm bank={null} close={() => make(false)} took={took} /> : null}
    </>
  )
}
