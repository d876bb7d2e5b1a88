import { Presets, SingleBar } from 'cli-progress'

/** How far a scan is, in bytes. */
export type Bar = { read: (bytes: number) => void; clear: () => void; end: () => void }

const MB = 1_000_000

/** A bar over so many bytes on a terminal. */
export function createBar(total: number, stream: NodeJS.WriteStream): Bar {
  let done = 0
  let bar: SingleBar | undefined
  const clear = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    read(bytes) {
      done += bytes
      if (!bar) {
        bar = new SingleBar(
          {
            stream,
            format: 'slp {bar} {percentage}%  {value}/{total} MB  {duration_formatted}',
            barsize: 30,
            clearOnComplete: true,
            linewrap: true,
            gracefulExit: false,
          },
          Presets.shades_classic,
        )
        bar.start(Math.ceil(total / MB), 0)
      }
      bar.update(Math.floor(done / MB))
    },
    clear,
    end: clear,
  }
}
