import type { Proof } from '../../../contract/plan-config'
import { given, number, omit, text } from '../editing/typed'

/** One thing that proves a task, with its figures as typed. */
export interface ProofFields { own: Proof, least: string, most: string, optional: boolean }

export const fieldsOf = (own: Proof): ProofFields => ({
  own, least: 'least' in own ? text(own.least) : '', most: 'most' in own ? text(own.most) : '', optional: own.optional ?? false
})

export function proofFrom ({ own, least, most, optional }: ProofFields): Proof {
  const proof = withFigures(own, least, most)
  if (optional === (own.optional ?? false)) return proof
  return optional ? { ...proof, optional: true } : omit(proof, 'optional') as Proof
}

function withFigures (own: Proof, least: string, most: string): Proof {
  switch (own.kind) {
    case 'text': case 'reflection': return { ...own, least: number(least) }
    case 'photos': return { ...own, least: number(least), most: number(most) }
    case 'audio': return { ...omit(own, 'least'), ...given('least', least), most: number(most) }
    case 'number': return { ...omit(own, 'least'), ...given('least', least) }
    case 'read': case 'quiz': case 'place': return own
    default: return own satisfies never
  }
}

/** What can be added on the phone; the rest needs lists of rounds and banks, which the desk has. */
export const usual: { text: string, proof: Proof }[] = [
  { text: '写文字', proof: { kind: 'text', least: 30 } },
  { text: '拍照片', proof: { kind: 'photos', least: 1, most: 3 } },
  { text: '录音', proof: { kind: 'audio', most: 120 } },
  { text: '读完资料', proof: { kind: 'read' } },
  { text: '到现场扫码', proof: { kind: 'place', once: true } },
  { text: '写心得', proof: { kind: 'reflection', least: 300 } }
]

const names: Record<Proof['kind'], string> = { text: '写文字', photos: '拍照片', audio: '录音', number: '填数', read: '读完资料', quiz: '答题', place: '到现场扫码', reflection: '写心得' }

export const proofName = (proof: Proof): string => (proof.kind === 'number' || (proof.kind === 'text' && proof.label) ? proof.label ?? '' : names[proof.kind])

/** 写文字 30 字: in a line of the list */
export function proofWords ({ own, least, most, optional }: ProofFields): string {
  const figure = figureWords(own, least, most)
  return `${proofName(own)}${figure ? ` ${figure}` : ''}${optional ? '（自愿）' : ''}`
}

function figureWords (own: Proof, least: string, most: string): string {
  switch (own.kind) {
    case 'text': case 'reflection': return `${least} 字`
    case 'photos': return least === most ? `${least} 张` : `${least}—${most} 张`
    case 'audio': return `最长 ${most} 秒`
    case 'number': return least ? `${least} ${own.unit}` : ''
    case 'read': case 'quiz': case 'place': return ''
    default: return own satisfies never
  }
}
