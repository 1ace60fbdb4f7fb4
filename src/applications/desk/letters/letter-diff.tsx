import { diffTexts } from './diff.ts'

/** 修改对照: removed and added text is marked by element and by colour. */
export function LetterDiff({ before, after }: { before: string; after: string }) {
  const lines = diffTexts(before, after)
  return (
    <div className="app-letter app-diff">
      {lines.map((line, place) => (
        // Lines have no identity of their own; the list is drawn anew as a whole.
        <p key={place}>
          {line.map((piece, index) =>
            piece.kind === 'same' ? (
              piece.text
            ) : piece.kind === 'removed' ? (
              <del key={index}>{piece.text}</del>
            ) : (
              <ins key={index}>{piece.text}</ins>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
