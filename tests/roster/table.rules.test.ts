import { personName, phoneOf, staffNumber } from '../../server/roster/rules/words'
import { nearUnits } from '../../server/enrol/rules/near'
import { readTables } from '../../server/enrol/rules/table'

const read = (...rows: string[][]) => readTables([{ line: 1, rows }])

describe('words of a roster', () => {
  it.each([[' 王　伟 ', '王伟'], ['王 伟', '王伟'], ['欧阳 静 怡', '欧阳静怡'], ['买买提•艾力', '买买提·艾力'], ['买买提 · 艾力', '买买提·艾力'], ['John  Smith', 'John Smith'], ['ＡＢ', 'AB'], ['\u200b李\u200b强', '李强']])('reads the name %j as %s', (typed, name) => expect(personName(typed)).toBe(name))
  it.each([['138 0013 8000', '13800138000'], ['+86-138-0013-8000', '13800138000'], ['８６１３８００１３８０００', '13800138000'], ['1.3800138E+10', undefined], ['1.3800138001E+10', '13800138001'], ['13800138000.0', '13800138000'], ["'13800138000", '13800138000']])('reads the phone %j', (typed, number) => {
    const found = phoneOf(typed)
    expect(found && 'number' in found ? found.number : undefined).toBe(number)
  })
  it.each([['1.39E+10', 'cut'], ['1390013', 'shape'], ['23800138000', 'shape'], ['无', 'shape'], ['010-12345678', 'shape']])('does not take %j for a phone', (typed, wrong) => expect(phoneOf(typed)).toEqual({ wrong }))
  it('knows no phone in nothing', () => expect([phoneOf(''), phoneOf(' 　')]).toEqual([null, null]))
  it('reads a staff number without spaces, in one script', () => expect(staffNumber(' ａ 007 ')).toBe('A007'))
})

describe('a sheet of people', () => {
  it('finds the header below titles, by the names that people use', () => {
    const { lines, columns } = read(
      ['江州市社科联党员花名册', '江州市社科联党员花名册', '江州市社科联党员花名册', '江州市社科联党员花名册'], ['截至 6 月'], ['序号', '党员 姓名（必填）', '所在党支部', '手 机 号 码：'], ['1', '王　伟', '办公室党支部', '13800138000']
    )
    expect(columns.sort()).toEqual(['name', 'phone', 'unit'])
    expect(lines).toEqual([{ sheet: '', line: 4, name: '王伟', unit: '办公室党支部', parent: '', staffNo: '', phone: '13800138000', note: '' }])
  })
  it('takes the branch where there is a department as well', () => expect(read(['姓名', '部门', '党支部'], ['王伟', '财务处', '第二党支部']).lines[0]).toMatchObject({ unit: '第二党支部' }))
  it('leaves out what is no line: empty rows, the header once more, sums, notes, and units that run on', () => {
    const { lines } = read(
      ['姓名', '单位', '工号'], ['王伟', '一支部', '1'], ['', '', ''], ['', '一支部', ''], ['姓名', '单位', '工号'], ['李强', '一支部', '2'], ['合计', '2 人', ''], ['填表人：张三', '', ''], ['注：以上均为在岗', '注：以上均为在岗', '注：以上均为在岗'], ['（示例，请删去）张三', '办公室', 'A1']
    )
    expect(lines.map(({ name }) => name)).toEqual(['王伟', '李强'])
  })
  it('keeps a line that lacks its name but has a number, to be asked about', () => expect(read(['姓名', '工号'], ['', '7']).lines).toMatchObject([{ name: '', staffNo: '7' }]))
  it('says so when there are no names anywhere, and reads the sheet that has them', () => {
    expect(read(['单位', '工号'], ['一支部', '1'])).toMatchObject({ lines: [], without: [''] })
    const two = readTables([{ name: '说明', line: 1, rows: [['本表用于…']] }, { name: '名单', line: 3, rows: [['姓名'], ['王伟']] }])
    expect(two).toMatchObject({ without: [], lines: [{ sheet: '名单', line: 4, name: '王伟' }] })
  })
})

it('offers units whose names are like the one that is not there', () => {
  const units = ['办公室党支部', '普及处党支部', '离退休干部党支部', '期刊编辑部党支部'].map((name) => ({ id: name, name }))
  expect(nearUnits('离退休支部', units)[0]).toBe('离退休干部党支部')
  expect(nearUnits('办公室', units)[0]).toBe('办公室党支部')
  expect(nearUnits('完全无关', units)).toEqual([])
})
