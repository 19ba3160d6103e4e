import { memo } from 'react'
import type { RoundConfig } from '../../../../contract/round-config'
import { NoticePane as Pane, Right } from '../../editor/NoticePane'
import type { Problem } from '../../editor/problems'
import { count } from '../../services/format'
import { windowOf } from '../words'
import { poolWords, useBanks } from './paper/pool'
import type { Seen } from './usePreview'

interface Props { seen: Seen & { again: () => void }; before: readonly string[]; lead: (problem: Problem) => void }

/** The notice of a round, with how many it invites and whether the banks hold enough. */
export const NoticePane = memo(function NoticePane({ seen, before, lead }: Props) {
  const { notice, problems, error, of } = seen
  const checks = (
    <>
      {notice && !error ? <Right>将邀请 {count(notice.roster)} 人</Right> : null}
      {of ? <Pool config={of} short={problems.some(({ field, message: said }) => /\.paper\./.test(field) && /不够|找不到/.test(said))} /> : null}
    </>
  )
  return <Pane seen={seen} before={before} lead={lead} title={of?.title ?? ''} when={of ? span(of) : ''} checks={checks} />
})

const span = ({ phases }: RoundConfig) => windowOf({ opensAt: Math.min(...phases.map(({ window }) => window.opensAt)), closesAt: Math.max(...phases.map(({ window }) => window.closesAt)) })

function Pool({ config, short }: { config: RoundConfig; short: boolean }) {
  const banks = useBanks()
  const words = banks && poolWords(banks, config.phases.flatMap(({ paper, alternatives }) => [paper, ...(alternatives?.papers.map((one) => one.paper) ?? [])]))
  return !words || short ? null : <Right>题库够抽：{words}</Right>
}
