import type { Draft } from '../../contract/reflections'
import type { Context } from '../context'
import { contribute, submitContribution } from '../materials/contribution-writes'
import { decideComment, decideReflection, pickReflection } from '../reflections/review-writes'
import { saveReflection, submitReflection } from '../reflections/save-writes'
import { commentOn, likeReflection } from '../reflections/social-writes'
import type { Looker } from '../reflections/rules/sight'
import { aboutOf } from '../reflections/task'
import { personNamed, type Association } from './association'

const HOUR = 3_600_000

interface Written { by: string; hoursAgo: number; material: string | null; sight: Draft['sight']; text: string; picked?: true; waits?: true; liked?: string[]; said?: [string, string][] }

const written: Written[] = [
  {
    by: '周文清', hoursAgo: 150, material: 'ar-06', sight: 'all', picked: true, liked: ['郑玉书', '顾晓棠', '蒋若溪'],
    said: [['郑玉书', '写得实在。我们那时候学这篇，也是一句一句地念。'], ['顾晓棠', '“少发一份通知”这条，我们处也跟上。']],
    text: '读七届二中全会这一篇，最让我停下来想的是“两个务必”提出的时间：胜利已经在望，会上讲的却是谦虚谨慎、艰苦奋斗。\n\n回到自己的岗位，科研管理工作最容易出的毛病是图省事，表格一发了之。下半年我打算做两件小事：一是能从系统里取的数不再让课题组填，二是少发一份通知，多跑一次学会。'
  },
  {
    by: '郑玉书', hoursAgo: 96, material: 'ar-10', sight: 'all', liked: ['周文清'],
    said: [['蒋若溪', '郑老师，下次支部学习请您来讲讲参观的见闻。']],
    text: '退休以后去看过红旗渠。站在渠边才知道，书上说的“在太行山上修一条河”一个字也不夸张。带队的干部和群众吃在一起、干在一起，人心就是这样聚起来的。'
  },
  {
    by: '顾晓棠', hoursAgo: 52, material: 'ar-02', sight: 'unit',
    text: '“支部建在连上”说起来只有五个字，做起来是把组织放到离人最近的地方。学会党建也是同样的道理，活动要办到会员身边去。'
  },
  { by: '蒋若溪', hoursAgo: 5, material: 'ar-12', sight: 'all', waits: true, text: '一篇文章能引发一场大讨论，是因为它回答了当时人人都在想的问题。做社科普及，先要知道大家在想什么。' }
]

/** What members have written about what they read, with likes and comments; one text and one contribution wait to be looked at. */
export async function seedTalk(ctx: Context, association: Association, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const person = (name: string) => personNamed(association, name)
  const looker = (name: string): Looker => ({ memberId: person(name).id, unitId: person(name).unitId, organises: false })
  const actor = person('李敏').accountId ?? ''
  for (const [n, { by, hoursAgo, material, sight, text, picked, waits, liked = [], said = [] }] of written.entries()) {
    const id = `demo-reflection-${n + 1}`
    const at = now - hoursAgo * HOUR
    const { id: memberId, unitId } = person(by)
    const draft: Draft = { text, sight, materialId: material, planId: null, taskId: null, files: [] }
    await writer.write(saveReflection, { id, memberId, unitId, version: 0, draft, about: await aboutOf(ctx, draft), now: at })
    await writer.write(submitReflection, { id, memberId, unitId, version: 1, least: 0, check: false, zone, now: at + 60_000 })
    if (waits) continue
    await writer.write(decideReflection, { id, version: 2, act: 'pass', reason: '', actor, now: at + HOUR })
    if (picked) await writer.write(pickReflection, { id, on: true, actor, now: at + 2 * HOUR })
    for (const name of liked) await writer.write(likeReflection, { id, looker: looker(name), on: true, now: at + 3 * HOUR })
    for (const [i, [name, words]] of said.entries()) {
      const commentId = `${id}-c${i + 1}`
      await writer.write(commentOn, { id: commentId, reflectionId: id, looker: looker(name), sendId: commentId, text: words, check: false, now: at + (3 + i) * HOUR })
      await writer.write(decideComment, { id: commentId, pass: true, reason: '', actor, now: at + (4 + i) * HOUR })
    }
  }
  await seedContribution(ctx, association, now)
  return written.length
}

async function seedContribution({ writer }: Context, association: Association, now: number): Promise<void> {
  const { id: memberId, unitId, accountId } = personNamed(association, '郑玉书')
  const id = 'demo-contribution'
  const at = now - 20 * HOUR
  const markdown = '年轻时在资料室工作，最宝贝的是一套旧版的《毛泽东选集》。书页都翻卷了边，空白处有好几代人的批注。\n\n现在手机上什么都查得到，可我还是建议年轻同志找一本纸的，从头到尾读一遍，在空白处写下自己的话。过十年再翻开，能看见自己是怎样长进的。'
  await writer.write(contribute, { id, memberId, unitId, input: { title: '一套翻旧了的书', summary: '', period: '', date: '', columnId: null, cover: null, body: { kind: 'article', markdown } }, now: at })
  await writer.write(submitContribution, { id, memberId, version: 1, actor: accountId ?? '', now: at + 60_000 })
}
