/** What a command may use of the terminal; tests hand in their own. */
export interface CliIo {
  /** Where npm was called from; relative paths are taken from here. */
  readonly cwd: string
  readonly stdin: AsyncIterable<Buffer | string>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}
