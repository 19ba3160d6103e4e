import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SignInTimes } from '../../../contract/attendance'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { scan } from '@/platform/scan'
import { H5 } from '@/platform/target'
import type { SigningIn } from './useSignIn'

const plain = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

/** What there is to do in the room: the picture, its six digits, the word that was said. */
export function Ways ({ times, signing: { act, scanned, direction } }: { times: SignInTimes, signing: SigningIn }) {
  const [digits, setDigits] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState({ digits: '', password: '' })
  const right = () => setWrong({ digits: '', password: '' })
  const word = direction === 'in' ? '签到' : '签退'
  const code = times.ways.includes('code'), said = times.ways.includes('password')
  const byDigits = () => {
    if (!/^\d{6}$/.test(plain(digits))) { setWrong({ digits: '请填屏幕上的六位数字', password: '' }); return }
    right()
    act.run({ code: plain(digits) }, () => setDigits(''))
  }
  const byPassword = () => {
    if (!password.trim()) { setWrong({ digits: '', password: '请填现场公布的口令' }); return }
    right()
    act.run({ password: password.trim() }, () => setPassword(''))
  }
  const look = () => { void scan().then((text) => { if (text) scanned.run(text) }) }
  const scans = code && !H5
  return (
    <>
      {scans ? <Button block icon='scan' loading={act.busy} busy={`正在${word}…`} onClick={look}>{`扫现场的码${word}`}</Button> : null}
      {code ? (
        <View className={scans ? 'attend-or' : ''}>
          <Field
            label={scans ? '扫不了码的，填屏幕上的六位数字' : '现场屏幕上的六位数字'} kind='number' value={digits} max={9} hint='每半分钟换一次' error={wrong.digits}
            note={scans ? undefined : '也可以用手机相机扫屏幕上的码，会打开这一页。'} onChange={(text) => { right(); setDigits(text) }} onDone={byDigits}
          />
          <Button block kind={scans ? 'second' : 'primary'} loading={act.busy} busy={`正在${word}…`} onClick={byDigits}>{`用数字${word}`}</Button>
        </View>
      ) : null}
      {said ? (
        <View className={code ? 'attend-or' : ''}>
          <Field label='现场公布的口令' value={password} max={20} error={wrong.password} onChange={(text) => { right(); setPassword(text) }} onDone={byPassword} />
          <Button block kind={code ? 'second' : 'primary'} loading={act.busy} busy={`正在${word}…`} onClick={byPassword}>{`用口令${word}`}</Button>
        </View>
      ) : null}
    </>
  )
}
