import { Dialog } from '../dialog.tsx'
import { textOf, words } from '../loose.ts'
import { Words } from './words.tsx'

/** Asks whether it is meant, where the app wants that. */
export function Confirm({
  confirm,
  onClose,
}: {
  confirm: Record<string, unknown>
  onClose: (agreed: boolean) => void
}) {
  return (
    <Dialog title={textOf(confirm.title)} onClose={() => onClose(false)}>
      <div className="dialog-body">
        <Words text={confirm.text} />
      </div>
      <footer>
        <button type="button" className="button" onClick={() => onClose(false)}>
          {textOf(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className="button"
          data-style={words(confirm.style) || 'primary'}
          onClick={() => onClose(true)}
        >
          {textOf(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  )
}
