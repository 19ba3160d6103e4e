import type { Interpreted } from './interpret'

/** 12. 12、（12） 第12题 【12】. Four figures are a year. */
const NUMBER = /^\s*(?:第\s*)?[(【[]?\s*(\d{1,3})\s*(?:[)】\].、:]|题)/
const HEADS = /^(题号|序号|编号|题目序号|题目编号)$/
const OTHER_HEADS = /^(题干|题目|试题|问题|题目内容|试题内容)$/
const BETWEEN = ' | '

/** The number that each question has in its own file: what stands before it in its line, or in its row under 题号. Empty where there is none. */
export function labelsIn({ questions, lines }: Interpreted): string[] {
  const columns = columnsIn(lines)
  return questions.map(({ line }) => {
    const text = line === null ? '' : lines[line - 1] ?? ''
    const column = line === null || !text.includes(BETWEEN) ? undefined : columns[line - 1]
    if (column !== undefined) return /^\d{1,5}$/.exec(cells(text)[column] ?? '')?.[0] ?? ''
    return NUMBER.exec(text.slice(0, 20).normalize('NFKC'))?.[1]?.replace(/^0+(?=\d)/, '') ?? ''
  })
}

const cells = (line: string) => line.split(BETWEEN).map((cell) => cell.trim())

/** For each line the column of numbers of the table that it may stand in: that of the last row of heads above. */
function columnsIn(lines: readonly string[]): (number | undefined)[] {
  let column: number | undefined
  return lines.map((line) => {
    const row = line.includes(BETWEEN) ? cells(line) : []
    const found = row.findIndex((cell) => HEADS.test(cell))
    if (found >= 0) column = found
    else if (row.some((cell) => OTHER_HEADS.test(cell))) column = undefined
    return column
  })
}
