import { shuffled, type Random } from '../rounds/rules/random'

/** Given names by the decades in which they were common. */
const given = {
  old: words(`德厚 守义 振邦 庆元 玉林 长根 福生 兆祥 世昌 广田 永年 宝山 树森 桂芳 秀珍 玉珍 淑贞 凤英 月娥 素琴 翠英 惠芬 兰芝 金凤 菊香 瑞华 佩兰
    家骥 润生 承志 文焕 景春 仲平 桂荣 淑兰 秀云 玉兰 志成 明义 鸿儒 继昌 春和 连升 万春 彩霞 雅芝 慕贤 静芳 国安 存善 茂林 德明 清泉`),
  middle: words(`建民 志勇 卫东 永强 国梁 学军 立新 新民 宏伟 海波 文斌 晓东 少波 维平 启明 丽萍 红梅 晓红 春梅 玉萍 雪梅 亚琴 冬梅 燕平 慧芳 小玲 美华 卫红
    秋菊 建英 志刚 建华 世平 海燕 东升 克俭 永红 金波 树林 云峰 丽华 慧敏 晓燕 素梅 爱萍 敬东 剑平 正平 长青 晓岚 秀梅 利民 振江 佩文 淑萍
    铁生 国庆 向阳 凤琴 宝华 少华 延安 援朝 明辉 海英 雁南 松涛 若兰 荣生 彦平 汉生`),
  young: words(`文博 一鸣 嘉伟 鹏飞 思远 宇航 泽宇 俊杰 伟豪 明哲 晨阳 天宇 志鹏 博文 雨桐 欣怡 思琪 婷婷 雅婷 梦瑶 佳慧 晓雯 静怡 诗涵 若彤 雪莹 佳宁
    琳琳 文静 倩倩 睿博 子豪 浩宇 成蹊 亦凡 知远 景行 书涵 念初 语嫣 可欣 安琪 梓涵 晓萌 立恒 卓然 家明 润泽 彦博 心怡 芷若 楚楚 凯旋 远航 奕辰 沛然 静雯 丹丹
    露 莹 鑫 琪 萌 恺 烨`)
}

/** Surnames about as often as they are met. */
const surnames = [...'王王王王李李李李张张张刘刘刘陈陈陈杨杨黄赵吴周周徐徐孙孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤']

/** Well-known people: nobody in the demo is called like one of them. */
const known = new Set(words(`王洁 王珊 王烨 李一鸣 李洁 李琪 李露 李昊 张一鸣 张琪 张萌 张露 刘琪 刘露 陈永贵 陈国庆 王立群 王建民 王建华 王建英 张海波 张志刚 张建民 李建华 李建民 李志刚
  李宏伟 李永红 李鹏飞 刘利民 刘建华 刘永强 吴亦凡 王亦凡 陈思远 李俊杰 林俊杰 罗振江 王振江 陈树林 彭树林 孙松涛 邓家明 李安琪 赵丽华 郑海波 林丹丹 周迅 高洪波 李雪梅 王雪莹 张雪莹 何洁 何琪
  戴玉强 张建华 王志刚 李晓东 张晓东 王晓东 陈晓东 陈建民 陈志刚 王海波 李海波 杨志刚 刘志刚 朱建民 徐志刚 黄志刚 王国庆 张国庆 李国庆 何立群 刘云峰 杨云峰 张云峰 王海燕 王晓红 李小玲 孙国庆 王一鸣 李明哲 杨立新 宋立新 王丽萍 曹卫东 李新民 张文博 刘国梁
  王国梁 王卫东 李卫东 李向阳 王向阳 张向阳 李东升 王东升 陈东升 张宏伟 王宏伟 赵志刚 孙海英 李海英 张志勇 王志勇 刘志勇 李志勇 陈少华 刘少华 赵志勇 杨永强 张东升`))

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

export type Age = keyof typeof given

export interface NameSource {
  next(age: Age): string
}

/** Names one after another, none twice and none of `taken`. */
export function nameSource(random: Random, taken: Iterable<string>): NameSource {
  const used = new Set([...taken, ...known])
  const piles = { old: [] as string[], middle: [] as string[], young: [] as string[] }
  return {
    next(age) {
      for (;;) {
        // Each pile is used up before it is shuffled again, so that a given name is not met at every turn.
        if (piles[age].length === 0) piles[age] = shuffled(given[age], random)
        const name = `${surnames[Math.floor(random() * surnames.length)] ?? '王'}${piles[age].pop() ?? ''}`
        if (used.has(name)) continue
        used.add(name)
        return name
      }
    }
  }
}
