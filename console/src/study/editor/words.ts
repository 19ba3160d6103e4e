import type { PlanConfig, PlanTask, Proof } from '../../../../contract/plan-config'
import type { Options } from '../../editor/options'

export const every: Options<PlanTask['every']> = [['day', '每天'], ['week', '每周'], ['month', '每月'], ['once', '只做一次']]
export const proofKinds: Options<Proof['kind']> = [
  ['text', '写文字'], ['photos', '拍照片'], ['audio', '录音'], ['number', '报一个数'], ['read', '读完资料'], ['quiz', '答题'], ['place', '到地点扫码'], ['reflection', '交一篇心得']
]
export const seenBy: Options<PlanConfig['seenBy']> = [['self', '只有本人和组织者'], ['unit', '同单位的人'], ['all', '参加的人都能看']]
export const review: Options<'none' | 'after' | 'before'> = [['none', '不审核'], ['after', '先算数，可以退回'], ['before', '通过了才算数']]

/** In what stretch a task is due: 一天、一周. */
export const stretch: Record<PlanTask['every'], string> = { day: '一天', week: '一周', month: '一个月', once: '这段时间' }

/** A proof as it begins. */
export function newProof(kind: Proof['kind'], freshNumber: () => string): Proof {
  switch (kind) {
    case 'text': return { kind, least: 50 }
    case 'photos': return { kind, least: 1, most: 3 }
    case 'audio': return { kind, most: 120 }
    case 'number': return { kind, id: freshNumber(), label: '阅读', unit: '分钟' }
    case 'read': return { kind }
    case 'quiz': return { kind }
    case 'place': return { kind }
    case 'reflection': return { kind, least: 200 }
    default: return kind satisfies never
  }
}

/** Every proof of a plan, those of its themes among them. */
export const proofsOf = ({ tasks }: PlanConfig): Proof[] => tasks.flatMap(({ proofs, themes = [] }) => [...proofs, ...themes.flatMap((theme) => theme.proofs ?? [])])

/** Numbers that members report, by their id: one that two tasks share is one sum. */
export function numbersOf(config: PlanConfig): Options<string> {
  const found = new Map<string, string>()
  for (const proof of proofsOf(config)) if (proof.kind === 'number' && !found.has(proof.id)) found.set(proof.id, `${proof.label}（${proof.unit}）`)
  return [...found]
}
