import readWorkbook from 'read-excel-file/node'

export type ReadCell = string | number | boolean | Date | null

/** What another program finds in one of our workbooks. */
export async function readSheets(bytes: Buffer): Promise<{ name: string; rows: ReadCell[][] }[]> {
  const sheets = await readWorkbook(bytes)
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as ReadCell[][] }))
}
