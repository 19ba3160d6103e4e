import { commitImport, storeKeys } from './commit'
import { forgetKeys, undoImport } from './undo'
import { changeItems, closeImport, dropImport, openImport, storeImage, storeItems, storeLines } from './writes'

export const importWrites = [storeLines, storeItems, storeImage, openImport, changeItems, closeImport, dropImport, storeKeys, commitImport, undoImport, forgetKeys]
