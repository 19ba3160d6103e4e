import { numeral } from '../../server/questions/read/docx/numerals'
import { numberFormats } from '../../server/questions/read/xlsx/formats'
import { strToU8 } from 'fflate'

describe('numbers of lists', () => {
  it.each([
    [0, 'chineseCounting', '〇'], [10, 'chineseCounting', '十'], [15, 'chineseCounting', '十五'], [20, 'chineseCounting', '二十'], [99, 'chineseCounting', '九十九'],
    [105, 'chineseCountingThousand', '一百零五'], [110, 'chineseCountingThousand', '一百一十'], [1000, 'chineseCountingThousand', '一千'], [1010, 'chineseCountingThousand', '一千零一十'], [10001, 'chineseCountingThousand', '一万零一'], [12345, 'chineseCountingThousand', '一万二千三百四十五'],
    [21, 'chineseLegalSimplified', '贰拾壹'], [10, 'ideographDigital', '一〇'], [13, 'ideographZodiac', '子'],
    [27, 'upperLetter', 'AA'], [53, 'lowerLetter', 'aaa'], [1949, 'upperRoman', 'MCMXLIX'], [21, 'decimalEnclosedCircle', '21'], [12, 'decimalFullWidth', '１２'], [3, 'somethingNew', '3'], [3, 'bullet', '']
  ])('%i in %s is %s', (n, format, expected) => expect(numeral(n, format)).toBe(expected))
})

describe('numbers of cells', () => {
  const shown = (value: number, code: string) => numberFormats(strToU8(`<styleSheet><numFmts><numFmt numFmtId="180" formatCode="${code.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf numFmtId="180"/></cellXfs></styleSheet>`), false)(value, 0)

  it.each([
    [33.333333333333336, 'General', '33.3333333333333'], [1e21, 'General', '1e+21'], [0.125, '0.0%', '12.5%'], [-5, '0;(0)', '-5'], [1234.5, '#,##0.00_);(#,##0.00)', '1,234.50'], [2.5, '0.##', '2.5'], [2, '0.##', '2'],
    [3, '"第"0"题"', '第3题'], [7, '[Red]000', '007'], [12, '@', '12'], [0.5, '# ?/?', '0.5'], [44562, '[$-804]yyyy"年"m"月"d"日";@', '2022年1月1日'], [44562, 'm"月"d"日"', '1月1日'], [44562, 'm/d/yyyy', '2022-01-01'],
    [1, 'yyyy-mm-dd', '1900-01-01'], [59, 'yyyy-mm-dd', '1900-02-28'], [61, 'yyyy-mm-dd', '1900-03-01'], [-3, 'yyyy-mm-dd', '-3'], [0.5, 'mm:ss.0', '12:00']
  ])('%d as %s is shown as %s', (value, code, expected) => expect(shown(value, code)).toBe(expected))
})
