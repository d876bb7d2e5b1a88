import { fields, list, words } from './loose.ts'

/** The files of a message: a snippet with its first lines, others by name; each can be downloaded. */
export function Files({ files }: { files: unknown[] | undefined }) {
  if (!files || files.length === 0) return null
  return (
    <ul className="files" aria-label="Files">
      {list(files).map((file) => {
        const { id, name, size, preview, lines_more } = fields(file)
        return (
          <li key={words(id)}>
            <div className="file-head">
              <strong>{words(name)}</strong>
              <small>{sizeOf(Number(size))}</small>
              <a href={`/api/files/${words(id)}`} download={words(name)}>
                Download
              </a>
            </div>
            {words(preview) !== '' && (
              <pre>
                {words(preview)}
                {Number(lines_more) > 0 && <span>{`\n… ${lines_more} more lines`}</span>}
              </pre>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`
}
