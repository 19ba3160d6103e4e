export type Binary = 'pdf' | 'image' | 'rtf' | 'archive'
export type TextKind = 'html' | 'csv' | 'text'
/** Text that only another program can make a document of. */
export type Wrapped = 'mhtml' | 'office-xml'

const starts = (bytes: Uint8Array, signature: string) => {
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false
  return true
}

export function sniff(bytes: Uint8Array): 'zip' | 'ole' | 'text' | Binary {
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return 'zip'
  if (starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole'
  if (starts(bytes, '%PDF-')) return 'pdf'
  if (starts(bytes, '{\\rtf')) return 'rtf'
  if (starts(bytes, 'Rar!') || starts(bytes, '7z\xbc\xaf') || starts(bytes, '\x1f\x8b')) return 'archive'
  const image = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*'].some((signature) => starts(bytes, signature) && (signature !== 'BM' || bytes[5] === 0))
  if (image || (starts(bytes, 'RIFF') && bytes[8] === 0x57) || (bytes[4] === 0x66 && bytes[5] === 0x74 && bytes[6] === 0x79 && bytes[7] === 0x70)) return 'image'
  return 'text'
}

export function kindOfText(name: string, text: string): TextKind | Wrapped {
  const head = text.slice(0, 4000).replace(/^\ufeff?\s*/, '')
  if (/^MIME-Version:/im.test(head.slice(0, 500)) && /multipart\/related/i.test(head)) return 'mhtml'
  if (/^<\?xml/.test(head) && /progid="(Word|Excel)\.|<(pkg:package|w:wordDocument|ss:Workbook|Workbook)\b/.test(head)) return 'office-xml'
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype html|<html|<head|<meta|<table|<body)/i.test(head)) return 'html'
  // A web system's "Excel export" is often nothing but text with tabs.
  if (/\.(csv|tsv|xls|xlsx|et)$/i.test(name)) return 'csv'
  return 'text'
}

export function advice(kind: Binary | Wrapped): string {
  switch (kind) {
    case 'pdf': return '暂不能读取 PDF。请从原来的 Word 导出或另存为 .docx 再上传。'
    case 'image': return '这是图片，读不到文字。请先识别出文字（如用微信或 WPS 的“提取文字”），粘贴到 Word 文档（.docx）里再上传。'
    case 'rtf': return '这是 RTF 文档（扩展名可能写成了 .doc）。请用 Word 或 WPS 打开，另存为 .docx 再上传。'
    case 'archive': return '这是压缩包。请先解压，再上传里面的文件。'
    case 'mhtml': return '这是网页格式的文档（扩展名可能写成了 .doc）。请用 Word 或 WPS 打开，另存为 .docx 再上传。'
    case 'office-xml': return '这是 XML 格式的 Word 或 Excel 文件。请打开后另存为 .docx 或 .xlsx 再上传。'
  }
}
