import { fieldStack } from '../fields'
import type { Attributes } from '../xml'
import type { Paragraph } from './paragraph'
import type { Pictures } from './pictures'
import { inSymbolFont, symbol } from './symbols'

interface Run {
  underlined: boolean
  hidden: boolean
  font?: string
}

const off = (value: string | undefined) => value !== undefined && /^(0|false|off|none)$/.test(value)

/** What stands inside a paragraph: runs of text with their properties, fields, pictures, signs, formulas. */
export function runReader(pictures: Pictures) {
  let run: Run | undefined
  let inText = false
  let fields = fieldStack()
  let sawHidden = false
  /** For each open formula part that may have something above the line: is that a power (and not a limit)? */
  const raised: boolean[] = []
  const outer: { run: Run | undefined; fields: ReturnType<typeof fieldStack> }[] = []

  const put = (paragraph: Paragraph, text: string, plain = false) => {
    if (fields.hides()) return
    if (run?.hidden) sawHidden = true
    else paragraph.pieces.push({ text, underlined: !plain && Boolean(run?.underlined) })
  }

  const picture = (paragraph: Paragraph, relation: string | undefined) => {
    const found = pictures.mark(relation)
    if ('mark' in found) put(paragraph, found.mark, true)
    else paragraph.notes.push(found.note)
  }

  return {
    open(name: string, attributes: Attributes, paragraph: Paragraph) {
      const value = attributes['w:val']
      switch (name) {
        case 'w:r': case 'm:r': run = { underlined: false, hidden: false }; break
        case 'w:t': case 'm:t': inText = true; break
        case 'w:u': if (run) run.underlined = !off(value) && value !== undefined; break
        case 'w:vanish': if (run) run.hidden = !off(value); break
        case 'w:rFonts': if (run) run.font = attributes['w:ascii'] ?? attributes['w:hAnsi']; break
        // A stop of the paragraph's tabs bears the same name, outside any run.
        case 'w:tab': if (run) put(paragraph, '\t'); break
        case 'w:ptab': put(paragraph, '\t'); break
        case 'w:br': case 'w:cr': put(paragraph, '\n', true); break
        case 'w:noBreakHyphen': put(paragraph, '-'); break
        case 'w:sym': {
          const sign = symbol(attributes['w:font'], attributes['w:char'])
          if (sign !== undefined) put(paragraph, sign)
          else paragraph.notes.push({ code: 'unsupported', message: '这里有一个特殊符号认不出来，没有读入。请改用键盘或输入法能输入的符号。' })
          break
        }
        case 'w:fldChar': field(attributes['w:fldCharType']); break
        case 'a:blip': picture(paragraph, attributes['r:embed']); break
        case 'v:imagedata': picture(paragraph, attributes['r:id']); break
        case 'm:den': put(paragraph, '/', true); break
        case 'm:rad': put(paragraph, '√', true); break
        case 'm:sSup': case 'm:sSubSup': case 'm:nary': raised.push(name !== 'm:nary'); break
        case 'm:sup': if (raised.at(-1)) put(paragraph, '^', true); break
        case 'c:chart': case 'dgm:relIds':
          paragraph.notes.push({ code: 'unsupported', message: '这里的图表没有读入。请截图后以图片重新插入。' })
      }
    },
    close(name: string) {
      if (name === 'w:r' || name === 'm:r') run = undefined
      else if (name === 'w:t' || name === 'm:t') inText = false
      else if (name === 'm:sSup' || name === 'm:sSubSup' || name === 'm:nary') raised.pop()
    },
    text(text: string, paragraph: Paragraph) {
      if (inText) put(paragraph, inSymbolFont(run?.font, text))
    },
    /** A text box lies inside a run: its own runs and fields begin anew, afterwards the outer ones go on. */
    suspend() {
      outer.push({ run, fields })
      run = undefined
      fields = fieldStack()
    },
    resume() {
      const back = outer.pop()
      run = back?.run
      fields = back?.fields ?? fieldStack()
    },
    hidden: () => sawHidden,
    openField: () => fields.hides()
  }

  function field(kind: string | undefined) {
    if (kind === 'begin') fields.begin()
    else if (kind === 'end') fields.end()
    else if (kind === 'separate') fields.separate()
  }
}
