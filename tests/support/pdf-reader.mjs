// Reads PDF files as another program does: node pdf-reader.mjs FILE…; prints each file's pages as JSON. A process of its own, since the reader is an ES module.
import { readFileSync } from 'node:fs'
import { extractText, getDocumentProxy } from 'unpdf'

const files = []
for (const path of process.argv.slice(2)) {
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)))
  const { text } = await extractText(document, { mergePages: false })
  files.push({ pages: text, info: (await document.getMetadata()).info })
}
process.stdout.write(JSON.stringify(files))
