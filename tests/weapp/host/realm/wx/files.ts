import type { PickedFile } from '../../options'
import { WxError } from './call'

/** Temporary files: what was chosen, downloaded or drawn, under paths that only this app can use. */
export class Files {
  private readonly contents = new Map<string, PickedFile>()

  /** `saved`: those that outlive the app. */
  constructor(private readonly saved: Map<string, PickedFile> = new Map()) {}

  add(file: PickedFile): string {
    const path = `wxfile://tmp_${this.contents.size + 1}_${file.name}`
    this.contents.set(path, file)
    return path
  }

  get(path: string): PickedFile {
    const file = this.contents.get(path) ?? this.saved.get(path)
    if (!file) throw new WxError(`no such file or directory, access '${path}'`)
    return file
  }

  /** Moves a temporary file to where it stays. */
  save(path: string): string {
    const kept = `wxfile://store_${this.saved.size + 1}_${Date.now()}_${this.get(path).name}`
    this.saved.set(kept, this.get(path))
    this.contents.delete(path)
    return kept
  }

  remove(path: string): void {
    this.get(path)
    this.saved.delete(path)
  }
}
