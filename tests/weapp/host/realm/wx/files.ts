import type { PickedFile } from '../../options'
import { WxError } from './call'

/** Temporary files: what was chosen, downloaded or drawn, under paths that only this app can use. */
export class Files {
  private readonly contents = new Map<string, PickedFile>()

  add(file: PickedFile): string {
    const path = `wxfile://tmp_${this.contents.size + 1}_${file.name}`
    this.contents.set(path, file)
    return path
  }

  get(path: string): PickedFile {
    const file = this.contents.get(path)
    if (!file) throw new WxError(`no such file or directory, access '${path}'`)
    return file
  }
}
