/** A file that cannot be read at all; the message says what and what to do, for the person who sent it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
