/** Word's fields, which may lie in one another: only what their results say is shown. */
export function fieldStack() {
  /** For each open field: is its result being read (and not its instruction)? */
  const open: boolean[] = []
  let unseen = 0
  return {
    begin() { open.push(false); unseen++ },
    separate() {
      if (open.length && !open.at(-1)) {
        open[open.length - 1] = true
        unseen--
      }
    },
    end() { if (open.pop() === false) unseen-- },
    /** Inside an instruction, at whatever depth. */
    hides: () => unseen > 0
  }
}
