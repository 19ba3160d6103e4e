import { Page } from '@/components/Page'
import { Loaded } from '@/components/Loaded'
import { OfflineNotice } from '@/components/States'
import { Brand } from '@/components/Brand'
import { Consent, ConsentFooter } from './Consent'
import { Refused } from './Refused'
import { Ways } from './Ways'
import { useSignIn } from './useSignIn'
import './index.scss'

const stages = { consent: Consent, refused: Refused, ways: Ways }

export default function SignInPage () {
  const signIn = useSignIn()
  const Stage = stages[signIn.stage]
  const asking = signIn.stage === 'consent' && signIn.system.data !== null
  return (
    <Page
      left={<Brand />} head={<OfflineNotice text='登录要用到网络，连上后再试' />}
      footer={asking ? <ConsentFooter signIn={signIn} /> : undefined}
    >
      <Loaded of={signIn.system} failed='登录页暂时打不开'>
        {(system) => <Stage signIn={signIn} system={system} />}
      </Loaded>
    </Page>
  )
}
