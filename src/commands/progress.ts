import { Presets, SingleBar } from 'cli-progress'

/** A run that takes less than this has no bar, in milliseconds. */
const UNSEEN_FOR = 1000

/** A text of so many characters takes about as long, so that its bar is there from the start. */
const LONG_TEXT = 2 * 1024 * 1024

/** How much of a text's work is done when its stages are: measured over logs and outputs of 10 MB. */
const SHARES = { lines: 0.25, evidence: 0.9 } as const

/** How far a run over files is, drawn on a terminal; nothing at all elsewhere. */
export type Progress = {
  /** The next file was read, of so many characters. */
  begin: (characters: number) => void
  /** A stage of the file at hand is done. */
  reach: (stage: keyof typeof SHARES) => void
  /** The file at hand is done. */
  end: () => void
  /** Takes the bar off the terminal; the next step draws it again. */
  clear: () => void
}

/**
 * Progress over `total` files on a stream, where that is a terminal: a bar from the first second on. The run never
 * waits for it, and the signals stay as they are. `now` is a clock in milliseconds.
 */
export function createProgress(
  total: number,
  stream: NodeJS.WriteStream,
  now: () => number = () => performance.now(),
): Progress {
  const from = now()
  let bar: SingleBar | undefined
  let done = 0

  function draw(value: number, atOnce = false): void {
    if (!stream.isTTY || (!bar && !atOnce && now() - from < UNSEEN_FOR)) return
    const files = { files: Math.floor(value) }
    if (bar) bar.update(value, files)
    else {
      bar = new SingleBar(
        {
          stream,
          format: 'slp {bar} {percentage}%  {files}/{total} files  {duration_formatted}',
          barsize: 30,
          clearOnComplete: true,
          // a line that wraps is no worse than a terminal that doesn't wrap any more after Ctrl-C
          linewrap: true,
          gracefulExit: false,
        },
        Presets.shades_classic,
      )
      bar.start(total, value, files)
    }
  }

  function clear(): void {
    bar?.stop()
    bar = undefined
  }

  return {
    begin: (characters) => draw(done, characters >= LONG_TEXT),
    reach: (stage) => draw(done + SHARES[stage]),
    end() {
      done += 1
      if (done < total) draw(done)
      else clear()
    },
    clear,
  }
}
